import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/client.ts';
import { findTask, listUpdates } from '../../db/queries/tasks.ts';
import type { TaskUpdate } from '../contract/tasks.ts';
import { toUpdate } from './update.ts';
import { isFinal } from './update-log.ts';

const POLL_MS = 250;

/** The updates of a task that another process works on, from the database, to the final one. */
export async function* pollUpdates(
  database: Database,
  { callId, id }: { callId: string; id: string },
  after: number,
  signal: AbortSignal,
): AsyncGenerator<TaskUpdate> {
  let last = after;
  while (!signal.aborted) {
    // Asked first: what is added after a task was seen to be over was added before it was.
    const task = await findTask(database, callId, id);
    for (const row of await listUpdates(database, id, last)) {
      const update = toUpdate(row);
      yield update;
      last = update.seq;
      if (isFinal(update)) return;
    }
    // Its updates are removed, or all of them are known.
    if (task === undefined || task.endedAt !== null) return;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}
