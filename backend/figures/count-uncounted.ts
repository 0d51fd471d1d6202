import type { Database } from '../../db/client.ts';
import { listUncountedCalls } from '../../db/queries/rollups.ts';
import { countCall } from './count-call.ts';

const CALLS_AT_ONCE = 500;

/** Counts the closed calls that are in no figures yet: those that were closed before figures were counted. */
export async function countUncounted(database: Database, now: Date): Promise<void> {
  let after: string | undefined;
  do {
    const callIds = await listUncountedCalls(database, after, CALLS_AT_ONCE);
    // One after the other: calls in progress must not wait for it.
    for (const callId of callIds) await countCall(database, callId, now);
    after = callIds.at(-1);
  } while (after !== undefined);
}
