import type { Database } from '../../db/client.ts';
import * as workers from '../../db/queries/workers.ts';
import type { HeldCall, Worker } from '../contract/workers.ts';
import { toWorker } from './worker.ts';

/** The workers that reported during the last day. */
export async function listWorkers(database: Database, now: Date): Promise<Worker[]> {
  return (await workers.listWorkers(database)).map((row) => toWorker(row, now));
}

/** The calls in progress, each with the worker that holds it. */
export async function listHeldCalls(database: Database): Promise<HeldCall[]> {
  const held = await workers.listHeldCalls(database);
  return held.map((call) => ({ ...call, startedAt: call.startedAt.toISOString() }));
}
