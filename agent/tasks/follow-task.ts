import { log } from '@livekit/agents';
import type { TaskUpdate } from '../../backend/contract/tasks.ts';
import { type BackendClient, isFinalRefusal } from '../backend-client.ts';
import { pause } from '../providers/deadline.ts';

/** A backend that starts anew takes some 2 s; then the caller is told. */
const UNREACHABLE_MS = 2_500;
const AGAIN_MS = 250;

const FINAL = new Set<TaskUpdate['type']>(['done', 'failed', 'cancelled']);

interface Options {
  backend: Pick<BackendClient, 'followTask'>;
  callId: string;
  taskId: string;
  signal: AbortSignal;
  /** Called with each update once, in order. */
  onUpdate: (update: TaskUpdate) => void;
  /** The backend cannot be reached for a while. It is tried on. */
  onUnreachable: () => void;
}

/**
 * Follows a task to its end, over as many connections as that takes. Resolves when the task has
 * ended, when the backend refuses to tell of it, or when it is aborted.
 */
export async function followTask(options: Options): Promise<void> {
  const { backend, callId, taskId, signal, onUpdate, onUnreachable } = options;
  let after = -1;
  let outage: NodeJS.Timeout | undefined;
  try {
    while (!signal.aborted) {
      try {
        outage ??= setTimeout(onUnreachable, UNREACHABLE_MS);
        const updates = await backend.followTask(callId, taskId, after, signal);
        clearTimeout(outage);
        outage = undefined;
        for await (const update of updates) {
          if (update.seq <= after) continue;
          after = update.seq;
          onUpdate(update);
          if (FINAL.has(update.type)) return;
        }
      } catch (error) {
        if (signal.aborted) return;
        log().warn({ error }, 'task not followed');
        if (isFinalRefusal(error)) return onUnreachable();
      }
      await pause(AGAIN_MS, signal);
    }
  } finally {
    clearTimeout(outage);
  }
}
