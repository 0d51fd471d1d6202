import { addUpdate, type NewTask } from '../../db/queries/tasks.ts';
import { type RedactionKind, redact } from '../../redaction/redact.ts';
import type { LiveTask } from './live-task.ts';
import type { TaskServices } from './services.ts';
import { TaskLost } from './task-failed.ts';
import type { NewTaskUpdate } from './update.ts';

/** Tells the worker how a task goes on, with what that changes in the task. */
export type Tell = (update: NewTaskUpdate, changes?: Partial<NewTask>) => Promise<void>;

/**
 * Stores an update of a task and tells it to those who follow. Another process may have given the
 * task up: then it ends.
 *
 * @throws the reason for which the task has ended
 */
export async function tellUpdate(
  { database, now }: Pick<TaskServices, 'database' | 'now'>,
  task: LiveTask,
  update: NewTaskUpdate,
  changes: Partial<NewTask> = {},
): Promise<void> {
  task.signal.throwIfAborted();
  const at = now();
  const { type, ...data } = update;
  const stored = { at, type, data: redacted(data, task.agent.privacy.redact) };
  const seq = await addUpdate(database, task.id, stored, changes);
  if (seq === undefined) task.end(new TaskLost('It was given up.'));
  else task.updates.add({ ...update, seq, at: at.toISOString() });
}

function redacted(data: object, kinds: readonly RedactionKind[]): object {
  const fields = Object.entries(data).map(([name, value]) =>
    name === 'text' || name === 'summary' ? [name, redact(value, kinds)] : [name, value],
  );
  return Object.fromEntries(fields);
}
