import { z } from 'zod';
import { agentSlug, instant } from './common.ts';

/** How often a worker reports itself. */
export const WORKER_HEARTBEAT_MS = 5_000;
/** A worker that has missed three reports counts as gone. */
export const WORKER_GONE_MS = 3 * WORKER_HEARTBEAT_MS;

/** The name a worker gives to itself: a new one for each process. */
export const workerId = z.string().min(1).max(200);

/** What a worker says of itself. */
export const workerReport = z.strictObject({
  /** The name it registered under at LiveKit. */
  agentName: agentSlug,
  activeCalls: z.int().min(0),
  /** It finishes its calls and takes no new one. */
  draining: z.boolean(),
});
export type WorkerReport = z.infer<typeof workerReport>;

/** A worker as it is read. */
const worker = workerReport.extend({
  id: workerId,
  seenAt: instant,
  /** It has not reported for `WORKER_GONE_MS`. */
  gone: z.boolean(),
});
export type Worker = z.infer<typeof worker>;

export const listWorkersResponse = z.object({ workers: z.array(worker) });
