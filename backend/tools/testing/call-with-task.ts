import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import { addTask } from '../../../db/queries/tasks.ts';
import { storeCall } from '../../testing/stored-call.ts';

const AT = new Date('2026-03-01T10:00:00.000Z');

/** A running task of a call, as it is stored. */
export async function runningTask(database: Database, callId: string): Promise<string> {
  const times = { heardAt: AT, startedAt: AT, deadlineAt: AT };
  const key = randomUUID();
  const task = { callId, key, request: 'Book a table.', owner: 'tests', state: 'running' } as const;
  return (await addTask(database, { ...task, ...times })).id;
}

/** A call with a running task. */
export async function callWithTask(database: Database, callerNumber: string | null = null) {
  const { id: callId } = await storeCall(database, { callerNumber });
  return { callId, taskId: await runningTask(database, callId) };
}
