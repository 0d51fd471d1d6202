import { and, asc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { effects, taskInputs, taskSteps, tasks, taskUpdates } from '../schema/index.ts';

export type TaskRow = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;
export type InputRow = typeof taskInputs.$inferSelect;
export type StepRow = typeof taskSteps.$inferSelect;
export type UpdateRow = typeof taskUpdates.$inferSelect;

const isUnfinished = isNull(tasks.endedAt);
const inOrder = [asc(tasks.startedAt), asc(tasks.id)];

export async function addTask(transaction: Database, task: NewTask): Promise<TaskRow> {
  const [row] = await transaction.insert(tasks).values(task).returning();
  if (row === undefined) throw new Error('Adding a task returned no row.');
  return row;
}

export async function findTask(
  database: Database,
  callId: string,
  id: string,
): Promise<TaskRow | undefined> {
  const [row] = await database
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), eq(tasks.callId, callId)));
  return row;
}

/** The tasks of a call, the first one first. */
export function listTasks(database: Database, callId: string): Promise<TaskRow[]> {
  return database
    .select()
    .from(tasks)
    .where(eq(tasks.callId, callId))
    .orderBy(...inOrder);
}

/**
 * Has a queued task run if fewer than `maxAtOnce` of its call do and none queued before it waits.
 *
 * @param transaction - one that holds the call
 */
export async function beginTask(
  transaction: Database,
  { id, callId }: Pick<TaskRow, 'id' | 'callId'>,
  maxAtOnce: number,
  deadlineAt: Date,
): Promise<boolean> {
  const unfinished = (await listTasks(transaction, callId)).filter((task) => task.endedAt === null);
  const queued = unfinished.filter(({ state }) => state === 'queued');
  if (queued[0]?.id !== id || unfinished.length - queued.length >= maxAtOnce) return false;
  await transaction.update(tasks).set({ state: 'running', deadlineAt }).where(eq(tasks.id, id));
  return true;
}

/**
 * Adds an update to a task that is not over, with what it changes.
 *
 * @param silentSince - only if its owner has not been heard of since
 * @returns the update's number; undefined when the task is over
 */
export function addUpdate(
  database: Database,
  taskId: string,
  update: Omit<UpdateRow, 'taskId' | 'seq'>,
  changes: Partial<NewTask>,
  silentSince?: Date,
): Promise<number | undefined> {
  return database.transaction(async (transaction) => {
    const isSilent = silentSince && lt(tasks.heardAt, silentSince);
    const changed = await transaction
      .update(tasks)
      .set({ id: taskId, ...changes })
      .where(and(eq(tasks.id, taskId), isUnfinished, isSilent))
      .returning({ id: tasks.id });
    if (changed.length === 0) return undefined;
    // The task's row is held, so that no other update takes this number.
    const next = sql`(select coalesce(max(seq) + 1, 0) from task_updates where task_id = ${taskId})`;
    const [row] = await transaction
      .insert(taskUpdates)
      .values({ ...update, taskId, seq: next as never })
      .returning({ seq: taskUpdates.seq });
    return row?.seq;
  });
}

/** The updates of a task with higher numbers, in order. */
export function listUpdates(
  database: Database,
  taskId: string,
  after: number,
): Promise<UpdateRow[]> {
  return database
    .select()
    .from(taskUpdates)
    .where(and(eq(taskUpdates.taskId, taskId), gt(taskUpdates.seq, after)))
    .orderBy(asc(taskUpdates.seq));
}

/** Notes that the owner lives. Answers with which of its tasks are still its own. */
export async function touchTasks(database: Database, owner: string, now: Date): Promise<string[]> {
  const rows = await database
    .update(tasks)
    .set({ heardAt: now })
    .where(and(eq(tasks.owner, owner), isUnfinished))
    .returning({ id: tasks.id });
  return rows.map(({ id }) => id);
}

/** Unfinished tasks whose owner has not been heard of since. */
export function listAbandonedTasks(database: Database, silentSince: Date): Promise<TaskRow[]> {
  return database
    .select()
    .from(tasks)
    .where(and(isUnfinished, lt(tasks.heardAt, silentSince)))
    .orderBy(...inOrder);
}

/** Adds an input, once for its key; undefined when it was there. */
export async function addInput(
  database: Database,
  input: Omit<InputRow, 'id'>,
): Promise<InputRow | undefined> {
  const [row] = await database.insert(taskInputs).values(input).onConflictDoNothing().returning();
  return row;
}

/** All that was told of these tasks, in order. */
export async function listInputs(database: Database, taskIds: string[]): Promise<InputRow[]> {
  if (taskIds.length === 0) return [];
  return database
    .select()
    .from(taskInputs)
    .where(inArray(taskInputs.taskId, taskIds))
    .orderBy(asc(taskInputs.id));
}

export async function addStep(
  transaction: Database,
  step: typeof taskSteps.$inferInsert,
): Promise<void> {
  await transaction.insert(taskSteps).values(step);
}

/** The steps of all tasks of a call, in order. */
export async function listSteps(database: Database, callId: string): Promise<StepRow[]> {
  const rows = await database
    .select({ step: taskSteps })
    .from(taskSteps)
    .innerJoin(tasks, eq(taskSteps.taskId, tasks.id))
    .where(eq(tasks.callId, callId))
    .orderBy(asc(taskSteps.id));
  return rows.map(({ step }) => step);
}

/** The changes that all tasks of a call wanted to make, in order. */
export function listEffects(
  database: Database,
  callId: string,
): Promise<(typeof effects.$inferSelect)[]> {
  return database
    .select()
    .from(effects)
    .where(eq(effects.callId, callId))
    .orderBy(asc(effects.askedAt), asc(effects.id));
}

/** Of changes that a task has begun and will not be heard of again, nobody knows whether they were made. */
export async function giveUpEffects(
  transaction: Database,
  taskId: string,
  now: Date,
): Promise<void> {
  await transaction
    .update(effects)
    .set({ state: 'unknown', endedAt: now })
    .where(and(eq(effects.taskId, taskId), eq(effects.state, 'started')));
}
