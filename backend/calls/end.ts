import type { Database } from '../../db/client.ts';
import * as calls from '../../db/queries/calls.ts';
import { OUTCOMES, type OutcomeReason } from '../contract/outcome.ts';
import type { JobQueue } from '../jobs/queue.ts';

export interface Ending {
  reason: OutcomeReason;
  /** For the operator: what went wrong. */
  detail: string | null;
  endedAt: Date;
}

/**
 * Ends a call and has it closed. The first ending stands; only `lost`, which says that nobody told
 * us how the call ended, gives way to a worker that tells us later.
 *
 * @param transaction - the closing is enqueued if and only if this commits
 * @returns the call when this ended it
 */
export async function endCall(
  transaction: Database,
  queue: JobQueue,
  callId: string,
  ending: Ending,
): Promise<calls.CallRow | undefined> {
  const outcome = { ...ending, result: OUTCOMES[ending.reason] };
  const ended = await calls.endCall(transaction, callId, outcome);
  if (ended !== undefined) await queue.closeCall(transaction, callId);
  return ended;
}
