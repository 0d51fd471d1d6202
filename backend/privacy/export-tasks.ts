import type { Database } from '../../db/client.ts';
import { listEffects, listInputs, listUpdates } from '../../db/queries/tasks.ts';
import type { ExportedTask } from '../contract/privacy.ts';
import { readTasks } from '../tasks/task.ts';
import { toUpdate } from '../tasks/update.ts';

/** All that is kept of the tasks of a call. */
export async function exportTasks(database: Database, callId: string): Promise<ExportedTask[]> {
  const effects = await listEffects(database, callId);
  const tasks = await readTasks(database, callId);
  return Promise.all(
    tasks.map(async (task) => ({
      ...task,
      updates: (await listUpdates(database, task.id, -1)).map(toUpdate),
      inputs: (await listInputs(database, [task.id])).map(({ at, type, text }) => ({
        at: at.toISOString(),
        type,
        text,
      })),
      changes: effects
        .filter(({ taskId }) => taskId === task.id)
        .map(({ askedAt, tool, summary, state, said, output }) => ({
          askedAt: askedAt.toISOString(),
          tool,
          summary,
          state,
          said,
          output,
        })),
    })),
  );
}
