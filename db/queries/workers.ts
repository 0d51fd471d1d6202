import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callLegs, calls, workers } from '../schema/index.ts';

export type WorkerRow = typeof workers.$inferSelect;

/** Stores a worker's latest report, and returns it with what is wanted of the worker. */
export async function saveWorker(
  database: Database,
  worker: Omit<WorkerRow, 'drainWanted'>,
): Promise<WorkerRow> {
  const [row] = await database
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({ target: workers.id, set: worker })
    .returning();
  if (row === undefined) throw new Error('Saving a worker returned no row.');
  return row;
}

/** Notes whether a worker is to take no new call; undefined when there is no such worker. */
export async function wantDrain(
  database: Database,
  id: string,
  drainWanted: boolean,
): Promise<WorkerRow | undefined> {
  const [row] = await database
    .update(workers)
    .set({ drainWanted })
    .where(eq(workers.id, id))
    .returning();
  return row;
}

export async function findWorker(database: Database, id: string): Promise<WorkerRow | undefined> {
  const [row] = await database.select().from(workers).where(eq(workers.id, id));
  return row;
}

/** Forgets the workers that were last seen before `time`. */
export async function forgetWorkersBefore(database: Database, time: Date): Promise<void> {
  await database.delete(workers).where(lt(workers.seenAt, time));
}

export function listWorkers(database: Database): Promise<WorkerRow[]> {
  return database.select().from(workers).orderBy(asc(workers.agentName), asc(workers.id));
}

/** The open calls that workers held when they last reported, the first to begin first. */
export function listHeldCalls(database: Database) {
  return database
    .select({
      workerId: workers.id,
      callId: calls.id,
      agent: calls.agent,
      startedAt: calls.startedAt,
    })
    .from(calls)
    .innerJoin(callLegs, and(eq(callLegs.callId, calls.id), isNull(callLegs.leftAt)))
    .innerJoin(workers, sql`${workers.jobs} ? ${callLegs.jobId}`)
    .where(isNull(calls.endedAt))
    .orderBy(asc(calls.startedAt), asc(calls.id));
}
