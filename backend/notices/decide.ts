import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { lockNotice, type NoticeRow, updateNotice } from '../../db/queries/notices.ts';
import type { Notice } from '../contract/notices.ts';
import { ServiceError } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { settleNotice } from './settle.ts';
import { readStored } from './stored.ts';

/**
 * An operator says which call a notice is about. Saying the same again is harmless.
 *
 * @param callId - null: it belongs to no call
 * @throws ServiceError `not_found` for an unknown notice or call, `conflict` when it was decided
 *   otherwise
 */
export function decideNotice(
  database: Database,
  queue: JobQueue,
  id: number,
  callId: string | null,
  now: Date,
): Promise<Notice> {
  return database.transaction(async (transaction) => {
    const row = await lockNotice(transaction, id);
    if (row === undefined) throw new ServiceError('not_found', 'There is no such notice.');
    if (row.resolvedAt !== null) {
      if (row.callId === callId) return readStored(row);
      throw new ServiceError('conflict', `This notice is ${row.state} already.`);
    }
    if (callId === null) return readStored(await dismiss(transaction, row, now));
    if ((await findCall(transaction, callId)) === undefined) {
      throw new ServiceError('not_found', 'There is no such call.');
    }
    const match = { callId, strategy: 'operator', confidence: 1 };
    const { candidates } = readStored(row);
    return readStored(await settleNotice(transaction, queue, row, match, candidates, now));
  });
}

function dismiss(transaction: Database, row: NoticeRow, now: Date): Promise<NoticeRow> {
  const { spoken: _, ...notice } = readStored(row).notice;
  return updateNotice(transaction, row.id, { state: 'dismissed', notice, resolvedAt: now });
}
