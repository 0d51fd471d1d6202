import type { Database } from '../../db/client.ts';
import { addEffect } from '../../db/queries/effects.ts';
import { addInput, addStep, addTask, addUpdate, type TaskRow } from '../../db/queries/tasks.ts';

/** A task that is done, with a text in every place where it keeps one. */
export async function storeTask(
  database: Database,
  callId: string,
  text: string,
  at: Date,
): Promise<TaskRow> {
  const times = { heardAt: at, startedAt: at, deadlineAt: at };
  const owner = 'a process';
  const task = await addTask(database, { callId, key: 'k', request: text, owner, ...times });
  const taskId = task.id;
  await addInput(database, { taskId, key: 'amend/1', type: 'amend', text, at });
  await addStep(database, {
    taskId,
    kind: 'tool',
    name: 'read_file',
    input: text,
    output: text,
    failed: false,
    startedAt: at,
    endedAt: at,
  });
  const change = { callId, taskId, key: `key of ${taskId}`, tool: 'send_form', askedAt: at };
  await addEffect(database, { ...change, summary: text });
  const ended = { state: 'done', result: text, detail: text, endedAt: at } as const;
  await addUpdate(database, taskId, { at, type: 'done', data: { text } }, ended);
  return task;
}
