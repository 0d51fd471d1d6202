import { and, asc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import {
  callEvents,
  callerFacts,
  calls,
  callWords,
  effects,
  taskInputs,
  taskSteps,
  tasks,
  taskUpdates,
  turns,
} from '../schema/index.ts';

/** Calls of an agent that ended before a time. */
interface Expired {
  agent: string;
  before: Date;
}

/** Expired calls that still have a recording, in the order of their ids. */
export async function listExpiredRecordings(
  database: Database,
  { agent, before }: Expired,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await database
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        eq(calls.agent, agent),
        lt(calls.endedAt, before),
        isNotNull(calls.recordingPlace),
        after === undefined ? undefined : gt(calls.id, after),
      ),
    )
    .orderBy(asc(calls.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** A call whose recording is deleted has none. Its size tells that there was one. */
export async function forgetRecordings(database: Database, callIds: string[]): Promise<void> {
  await database.update(calls).set({ recordingPlace: null }).where(inArray(calls.id, callIds));
}

/** Expired calls that still have their content. Their rows are locked; those locked already are left out. */
export async function lockExpiredContent(
  transaction: Database,
  { agent, before }: Expired,
  limit: number,
): Promise<string[]> {
  const rows = await transaction
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.agent, agent), lt(calls.endedAt, before), isNull(calls.erasedAt)))
    .limit(limit)
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
}

/**
 * Removes what was said in calls and what was learnt from it. The calls, their cost and figures
 * stay, and of each event, task and step of a task that it happened, and when.
 */
export async function eraseContent(
  transaction: Database,
  callIds: string[],
  now: Date,
): Promise<void> {
  if (callIds.length === 0) return;
  await transaction.delete(turns).where(inArray(turns.callId, callIds));
  await transaction.delete(callWords).where(inArray(callWords.callId, callIds));
  await transaction.update(callEvents).set({ data: {} }).where(inArray(callEvents.callId, callIds));
  await transaction.delete(callerFacts).where(inArray(callerFacts.callId, callIds));
  await eraseTasks(transaction, callIds);
  await transaction
    .update(calls)
    .set({ summary: null, callerName: null, outcomeDetail: null, erasedAt: now })
    .where(inArray(calls.id, callIds));
}

async function eraseTasks(transaction: Database, callIds: string[]): Promise<void> {
  const ofCalls = transaction
    .select({ id: tasks.id })
    .from(tasks)
    .where(inArray(tasks.callId, callIds));
  await transaction.delete(taskUpdates).where(inArray(taskUpdates.taskId, ofCalls));
  await transaction.delete(taskInputs).where(inArray(taskInputs.taskId, ofCalls));
  await transaction
    .update(taskSteps)
    .set({ input: null, output: null })
    .where(inArray(taskSteps.taskId, ofCalls));
  await transaction
    .update(effects)
    .set({ summary: '', said: null, output: null })
    .where(inArray(effects.callId, callIds));
  await transaction
    .update(tasks)
    .set({ request: '', result: null, detail: null })
    .where(inArray(tasks.callId, callIds));
}
