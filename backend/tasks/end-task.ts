import { lockCall } from '../../db/queries/calls.ts';
import { addUpdate, giveUpEffects, type TaskRow } from '../../db/queries/tasks.ts';
import { type RedactionKind, redact } from '../../redaction/redact.ts';
import { announce } from '../hooks/announce.ts';
import type { TaskServices } from './services.ts';
import { TaskCancelled, TaskFailed } from './task-failed.ts';
import type { NewTaskUpdate } from './update.ts';

/** How a task has ended, and what went wrong, for the operator. */
export interface Ending {
  update: Extract<NewTaskUpdate, { type: 'done' | 'failed' | 'cancelled' }>;
  detail: string | null;
}

/** What it is that a task was ended by. What is not known is ours. */
export function endingOf(error: unknown): Ending {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof TaskCancelled) return { update: { type: 'cancelled' }, detail: null };
  if (error instanceof TaskFailed)
    return { update: { type: 'failed', failure: error.failure }, detail: error.message };
  return { update: { type: 'failed', failure: 'backend' }, detail };
}

/**
 * Ends a task, once: with what the worker is told, the result kept on the call, and changes that it
 * has begun given up. The call is closed anew when it has ended.
 *
 * @param silentSince - only if its owner has not been heard of since
 * @returns the number of the update; undefined when it had ended already
 */
export function endTask(
  { database, queue, now }: Pick<TaskServices, 'database' | 'queue' | 'now'>,
  { id, callId }: Pick<TaskRow, 'id' | 'callId'>,
  { update, detail }: Ending,
  redactions: readonly RedactionKind[],
  silentSince?: Date,
): Promise<number | undefined> {
  const { type, ...told } = update;
  const text = 'text' in told ? redact(told.text, redactions) : null;
  const failure = 'failure' in told ? told.failure : null;
  return database.transaction(async (transaction) => {
    // First, as all do that change a task of it: its end waits for this, or this sees it.
    const call = await lockCall(transaction, callId);
    const at = now();
    // What comes late does not bring back what was removed.
    const isErased = call === undefined || call.erasedAt !== null;
    const data = text === null ? told : { text: isErased ? '' : text };
    const changes = {
      state: type,
      failure,
      detail: isErased || detail === null ? null : redact(detail, redactions),
      result: isErased ? null : text,
      endedAt: at,
    };
    const seq = await addUpdate(transaction, id, { at, type, data }, changes, silentSince);
    if (seq === undefined) return undefined;
    await giveUpEffects(transaction, id, at);
    const finished = { event: 'task.finished', callId, taskId: id } as const;
    if (call !== undefined) await announce(transaction, queue, finished, at);
    if (call !== undefined && call.endedAt !== null) await queue.closeCall(transaction, callId);
    return seq;
  });
}
