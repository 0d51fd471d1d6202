import type { Database } from '../../db/client.ts';
import { addNotice, findNotice, type NoticeRow, updateNotice } from '../../db/queries/notices.ts';
import type { EndNotice, Notice } from '../contract/notices.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { cleanNotice } from './clean.ts';
import { resolveNotice } from './resolve.ts';
import { settleNotice } from './settle.ts';
import { readStored } from './stored.ts';

/**
 * Takes a notice that a call has ended: finds the call and ends it if it is open. A notice that
 * has come before is answered with what became of it, and changes nothing.
 */
export function takeNotice(
  database: Database,
  queue: JobQueue,
  told: EndNotice,
  now: Date,
): Promise<{ isNew: boolean; notice: Notice }> {
  const notice = cleanNotice(told);
  const { source, noticeId } = notice;
  return database.transaction(async (transaction) => {
    // Stored first: the same notice, come at the same time, waits here for what becomes of it.
    const stored = { source, noticeId, notice, state: 'unknown', receivedAt: now } as const;
    const added = await addNotice(transaction, stored);
    const row = added
      ? await tieToCall(transaction, queue, added, now)
      : await findNotice(transaction, source, noticeId);
    if (row === undefined) throw new Error('A notice that exists was not found.');
    return { isNew: added !== undefined, notice: readStored(row) };
  });
}

/** Looks for the call of a notice that has none yet, and notes the outcome. */
export async function tieToCall(
  transaction: Database,
  queue: JobQueue,
  row: NoticeRow,
  now: Date,
): Promise<NoticeRow> {
  const { match, candidates } = await resolveNotice(transaction, readStored(row).notice);
  if (match !== null) return settleNotice(transaction, queue, row, match, candidates, now);
  const state = candidates.length > 0 ? 'ambiguous' : 'unknown';
  return updateNotice(transaction, row.id, { state, candidates });
}
