import { asc, lt } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { workers } from '../schema/index.ts';

export type WorkerRow = typeof workers.$inferSelect;

/** Stores a worker's latest report. */
export async function saveWorker(database: Database, worker: WorkerRow): Promise<void> {
  await database
    .insert(workers)
    .values(worker)
    .onConflictDoUpdate({ target: workers.id, set: worker });
}

/** Forgets the workers that were last seen before `time`. */
export async function forgetWorkersBefore(database: Database, time: Date): Promise<void> {
  await database.delete(workers).where(lt(workers.seenAt, time));
}

export function listWorkers(database: Database): Promise<WorkerRow[]> {
  return database.select().from(workers).orderBy(asc(workers.agentName), asc(workers.id));
}
