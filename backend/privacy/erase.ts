import type { Database } from '../../db/client.ts';
import {
  anonymiseCalls,
  deleteCaller,
  eraseFromJobs,
  eraseNotices,
  listCallsOf,
} from '../../db/queries/erasure.ts';
import { lockCaller } from '../../db/queries/memory.ts';
import { eraseContent } from '../../db/queries/retention.ts';
import type { Erasure } from '../contract/privacy.ts';
import { ServiceError } from '../errors.ts';
import type { PrivacyServices } from './retention.ts';

/**
 * Removes all that is kept on a caller. The calls remain as calls of nobody, for the accounts.
 * Erasing again is harmless, and finishes what a crash has left.
 *
 * @throws ServiceError `conflict` while a call with this caller is open or being closed
 */
export async function eraseCaller(
  { database, recordings }: Pick<PrivacyServices, 'database' | 'recordings'>,
  number: string,
  now: Date,
): Promise<Erasure> {
  // First, as a call that is nobody's would not be found again by its caller.
  const calls = await closedCalls(database, number);
  // All of them: of one that was never completed there may be some all the same.
  for (const { id } of calls) await recordings.delete(id);

  const callIds = await database.transaction(async (transaction) => {
    // A call that is being opened waits for this, and then begins with a caller who is new.
    await lockCaller(transaction, number, { forRemoval: true });
    const ids = (await closedCalls(transaction, number)).map(({ id }) => id);
    await eraseContent(transaction, ids, now);
    await anonymiseCalls(transaction, ids);
    await eraseNotices(transaction, number, ids);
    await eraseFromJobs(transaction, number);
    await deleteCaller(transaction, number);
    return ids;
  });
  return {
    calls: callIds.length,
    recordings: calls.filter((call) => call.recordingPlace !== null).length,
  };
}

async function closedCalls(database: Database, number: string) {
  const calls = await listCallsOf(database, number);
  if (calls.some(({ closedAt }) => closedAt === null)) {
    const message = 'A call with this caller is not closed yet. Erase again when it is.';
    throw new ServiceError('conflict', message);
  }
  return calls;
}
