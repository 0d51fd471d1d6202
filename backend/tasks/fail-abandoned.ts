import { findCall } from '../../db/queries/calls.ts';
import { listAbandonedTasks } from '../../db/queries/tasks.ts';
import { readAgentOf } from '../agents/read.ts';
import { endingOf, endTask } from './end-task.ts';
import type { TaskServices } from './services.ts';
import { TaskFailed } from './task-failed.ts';

/** A process that has not been heard of for this long does not work on its tasks any more. */
const SILENT_MS = 6_000;

/** Ends, once, the tasks of processes that are silent: nobody knows how far they came. */
export async function failAbandoned(services: TaskServices, now: Date): Promise<void> {
  const { database, log, metrics } = services;
  const silentSince = new Date(now.getTime() - SILENT_MS);
  const ending = endingOf(new TaskFailed('backend', 'Nothing was heard of its process any more.'));
  for (const task of await listAbandonedTasks(database, silentSince)) {
    const call = await findCall(database, task.callId);
    if (call === undefined) continue;
    const { privacy } = await readAgentOf(database, call);
    const seq = await endTask(services, task, ending, privacy.redact, silentSince);
    if (seq === undefined) continue;
    log.warn({ callId: call.id, taskId: task.id }, 'Abandoned task failed');
    metrics.taskEnded(call.agent, 'backend', now.getTime() - task.startedAt.getTime());
  }
}
