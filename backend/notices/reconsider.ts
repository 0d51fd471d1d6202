import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { listOpenNoticeIds, lockNotice } from '../../db/queries/notices.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { tieToCall } from './take.ts';

/** A worker does not try to open a call for longer. */
const RECENT_MS = 3_600_000;

/** A caller may have left any number of notices that nobody decided. */
const MOST = 20;

/**
 * Looks again at notices that found no call, now that this one is known: a room may have ended
 * before its worker came through with opening the call.
 *
 * @param since - notices received before are left alone
 */
export async function reconsiderNotices(
  database: Database,
  queue: JobQueue,
  call: CallRow,
  now: Date,
  since = new Date(now.getTime() - RECENT_MS),
): Promise<void> {
  for (const { id } of await listOpenNoticeIds(database, call, since, MOST)) {
    await database.transaction(async (transaction) => {
      const row = await lockNotice(transaction, id);
      if (row === undefined || row.resolvedAt !== null) return;
      await tieToCall(transaction, queue, row, now);
    });
  }
}
