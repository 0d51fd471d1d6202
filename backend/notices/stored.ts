import type { NoticeRow } from '../../db/queries/notices.ts';
import { type Notice, notice } from '../contract/notices.ts';

const candidates = notice.shape.candidates;

/** A notice as it is read. */
export function readStored(row: NoticeRow): Notice {
  return {
    id: row.id,
    state: row.state,
    callId: row.callId,
    strategy: row.strategy,
    confidence: row.confidence,
    candidates: candidates.parse(row.candidates),
    notice: notice.shape.notice.parse(row.notice),
    receivedAt: row.receivedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}
