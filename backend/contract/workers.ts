import { z } from 'zod';
import { agentSlug } from './common.ts';

/** How often a worker reports itself. One that has missed three reports counts as gone. */
export const WORKER_HEARTBEAT_MS = 5_000;

/** What a worker says of itself. */
export const workerReport = z.strictObject({
  /** The name it registered under at LiveKit. */
  agentName: agentSlug,
  activeCalls: z.int().min(0),
  /** It finishes its calls and takes no new one. */
  draining: z.boolean(),
});
export type WorkerReport = z.infer<typeof workerReport>;
