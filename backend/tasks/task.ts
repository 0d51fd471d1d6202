import type { Database } from '../../db/client.ts';
import { listSteps, listTasks, type StepRow, type TaskRow } from '../../db/queries/tasks.ts';
import { type Task, task } from '../contract/tasks.ts';

/** The tasks of a call with their steps, as they are read. */
export async function readTasks(database: Database, callId: string): Promise<Task[]> {
  const [tasks, steps] = await Promise.all([
    listTasks(database, callId),
    listSteps(database, callId),
  ]);
  return tasks.map((row) =>
    toTask(
      row,
      steps.filter(({ taskId }) => taskId === row.id),
    ),
  );
}

/** What was removed by retention is empty. */
const toTask = ({ startedAt, endedAt, ...row }: TaskRow, steps: StepRow[]): Task =>
  task.parse({
    ...row,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    steps: steps.map((step) => ({
      ...step,
      startedAt: step.startedAt.toISOString(),
      endedAt: step.endedAt.toISOString(),
    })),
  });
