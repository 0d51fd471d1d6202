import { type CallRow, findCall, markClosed } from '../../db/queries/calls.ts';
import { traced } from '../../telemetry/traced.ts';
import { announce } from '../hooks/announce.ts';
import { errorFields } from '../log.ts';
import type { Services } from '../services.ts';

/**
 * One thing that follows the end of a call. May be run again at any time, also for a call that
 * was closed before, and then does only what is still to do.
 */
export interface ClosingStep {
  name: string;
  run: (call: CallRow) => Promise<void>;
}

type Needs = Pick<Services, 'database' | 'queue' | 'log' | 'now' | 'metrics'>;

/** A step failed; the queue tries the closing again. */
export class ClosingFailed extends Error {
  override readonly name = 'ClosingFailed';
}

/**
 * Does all that follows the end of a call, then notes that it is closed. Survives a crash in its
 * middle, because it may run any number of times. A step that fails does not keep the others
 * from being done.
 *
 * @throws ClosingFailed when a step failed
 */
export async function closeCall(
  { database, queue, log, now, metrics }: Needs,
  steps: readonly ClosingStep[],
  callId: string,
): Promise<void> {
  const startedAt = performance.now();
  const failed: string[] = [];
  for (const { name, run } of steps) {
    const call = await findCall(database, callId);
    // Erased meanwhile, or not ended at all: nothing to close.
    if (call === undefined || call.endedAt === null) return;
    try {
      await traced('closing step', { 'switchboard.step': name }, () => run(call));
    } catch (error) {
      log.warn({ callId, step: name, error: errorFields(error) }, 'Closing step failed');
      failed.push(name);
    }
  }
  if (failed.length > 0) {
    metrics.closingFailed();
    throw new ClosingFailed(`failed: ${failed.join(', ')}`);
  }
  metrics.callClosed(performance.now() - startedAt);
  const closed = await database.transaction(async (transaction) => {
    const row = await markClosed(transaction, callId, now());
    const ended = { event: 'call.ended', callId, taskId: null } as const;
    if (row !== undefined) await announce(transaction, queue, ended, now());
    return row;
  });
  // Closed before, and now anew.
  if (closed === undefined) return;
  log.info({ callId, reason: closed.outcomeReason }, 'Call closed');
  const { agent, outcomeReason, startedAt: began, endedAt } = closed;
  if (outcomeReason === null || endedAt === null) return;
  metrics.callEnded(agent, outcomeReason, endedAt.getTime() - began.getTime());
}
