import type { Task } from '../backend/contract/tasks.ts';
import { cuedCall } from './cued-call.ts';
import { api } from './phone.ts';

/** A call with cues, and the tasks that came of it. */
export async function workingCall(...call: Parameters<typeof cuedCall>) {
  const placed = await cuedCall(...call);
  return { ...placed, tasks: await tasksOf(placed.stored.id) };
}

/** The tasks of a call, the first one first. */
export const tasksOf = async (callId: string): Promise<Task[]> =>
  (await api<{ tasks: Task[] }>(`/calls/${callId}/tasks`)).tasks;
