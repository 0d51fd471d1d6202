import type { Database } from '../../db/client.ts';
import { forgetWorkersBefore, saveWorker } from '../../db/queries/workers.ts';
import type { WorkerReport } from '../contract/workers.ts';

// Each worker process has an id of its own: without this the list would grow with every restart.
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1_000;

/** Takes note of what a worker says of itself. */
export async function reportWorker(
  database: Database,
  id: string,
  report: WorkerReport,
  now: Date,
): Promise<void> {
  await saveWorker(database, { id, ...report, seenAt: now });
  await forgetWorkersBefore(database, new Date(now.getTime() - FORGOTTEN_AFTER_MS));
}
