import type { Database } from '../../db/client.ts';
import { listAnsweringAgentNames } from '../../db/queries/numbers.ts';
import type { Part } from '../contract/health.ts';
import { listWorkers } from '../workers/list.ts';
import { takesCalls } from '../workers/worker.ts';

/** Whether every number has a worker that takes its calls. */
export async function checkWorkers(
  database: Database,
  now: Date,
  isPrepared: () => boolean,
): Promise<Part> {
  if (!isPrepared()) return { state: 'starting', detail: 'the database is not up to date yet' };
  const workers = await listWorkers(database, now);
  const taking = new Set(workers.filter(takesCalls).map((worker) => worker.agentName));
  const missing = (await listAnsweringAgentNames(database)).filter((name) => !taking.has(name));
  if (missing.length === 0) return { state: 'ready' };
  return { state: 'down', detail: `no worker is registered as ${missing.join(', ')}` };
}
