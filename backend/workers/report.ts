import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { forgetWorkersBefore, saveWorker } from '../../db/queries/workers.ts';
import type { WorkerReportAnswer, workerReport } from '../contract/workers.ts';

// Each worker process has an id of its own: without this the list would grow with every restart.
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1_000;

const toDate = (instant: string | null) => (instant === null ? null : new Date(instant));

/** Takes note of what a worker says of itself, and tells it what is wanted of it. */
export async function reportWorker(
  database: Database,
  id: string,
  { startedAt, crashedAt, ...report }: z.output<typeof workerReport>,
  now: Date,
): Promise<WorkerReportAnswer> {
  const { drainWanted } = await saveWorker(database, {
    id,
    ...report,
    startedAt: toDate(startedAt),
    crashedAt: toDate(crashedAt),
    seenAt: now,
  });
  await forgetWorkersBefore(database, new Date(now.getTime() - FORGOTTEN_AFTER_MS));
  return { drain: drainWanted };
}
