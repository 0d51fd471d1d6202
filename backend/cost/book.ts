import type { Database } from '../../db/client.ts';
import { type CallRow, lockCall } from '../../db/queries/calls.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { addUsage, type Usage } from './usage.ts';

/**
 * Adds to what a call has used at work that no event tells of. A call that has ended is closed
 * anew, which settles it; one that is gone costs nothing any more.
 *
 * @param keep - what is to be kept with it: both or neither
 */
export function bookUsage(
  { database, queue }: { database: Database; queue: JobQueue },
  callId: string,
  at: Date,
  usage: Usage,
  keep: (transaction: Database, call: CallRow) => Promise<void> = async () => {},
): Promise<void> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    if (call === undefined) return;
    await keep(transaction, call);
    await addUsage(transaction, callId, at, usage);
    if (call.endedAt !== null) await queue.closeCall(transaction, callId);
  });
}
