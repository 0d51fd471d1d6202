import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { moveLostEndBack, type NoticeRow, updateNotice } from '../../db/queries/notices.ts';
import { endCall } from '../calls/end.ts';
import type { EndNotice, NoticeCandidate } from '../contract/notices.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { reasonOf } from './reason.ts';
import { readStored } from './stored.ts';

/**
 * Ties a notice to its call, and ends the call with it if that is open. Several notices of one
 * lost call say each that it was over by then, so that the earliest is nearest to the truth: the
 * order in which they come makes no difference.
 */
export async function settleNotice(
  transaction: Database,
  queue: JobQueue,
  row: NoticeRow,
  match: NoticeCandidate,
  candidates: NoticeCandidate[],
  now: Date,
): Promise<NoticeRow> {
  const { spoken: _, ...told } = readStored(row).notice;
  const { source, noticeId, at } = told;
  // LiveKit's names hold the caller's number, which is not to come back.
  const kept = (await isErased(transaction, match.callId)) ? { source, noticeId, at } : told;
  const settled = await updateNotice(transaction, row.id, {
    state: 'matched',
    ...match,
    candidates,
    notice: kept,
    resolvedAt: now,
  });
  await endWith(transaction, queue, told, match, row.receivedAt);
  return settled;
}

async function isErased(transaction: Database, callId: string): Promise<boolean> {
  const call = await findCall(transaction, callId);
  return call !== undefined && call.erasedAt !== null;
}

async function endWith(
  transaction: Database,
  queue: JobQueue,
  notice: EndNotice,
  { callId, strategy }: NoticeCandidate,
  receivedAt: Date,
): Promise<void> {
  const reason = reasonOf(notice.reason);
  const stated = new Date(notice.endedAt ?? notice.at);
  // A clock ahead of ours may put it into the future.
  const endedAt = stated < receivedAt ? stated : receivedAt;
  const detail = `Told by a notice (source: ${notice.source}), matched by ${strategy}.`;
  const ended = await endCall(transaction, queue, callId, { reason, endedAt, detail });
  if (ended !== undefined || reason !== 'lost') return;
  if (await moveLostEndBack(transaction, callId, endedAt)) {
    await queue.closeCall(transaction, callId);
  }
}
