import type { Database } from '../../db/client.ts';
import * as workers from '../../db/queries/workers.ts';
import { WORKER_GONE_MS, type Worker } from '../contract/workers.ts';

/** The workers that reported during the last day. */
export async function listWorkers(database: Database, now: Date): Promise<Worker[]> {
  const rows = await workers.listWorkers(database);
  return rows.map(({ seenAt, ...row }) => ({
    ...row,
    seenAt: seenAt.toISOString(),
    gone: now.getTime() - seenAt.getTime() > WORKER_GONE_MS,
  }));
}
