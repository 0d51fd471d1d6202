import { z } from 'zod';
import { agentSlug, instant } from './common.ts';

/** How often a worker reports itself. */
export const WORKER_HEARTBEAT_MS = 5_000;
/** A worker that has missed three reports counts as gone. */
export const WORKER_GONE_MS = 3 * WORKER_HEARTBEAT_MS;

/** The name a worker gives to itself: a new one for each process. */
export const workerId = z.string().min(1).max(200);

const count = z.int().min(0).max(1_000_000);
const shortText = z.string().max(200);

/** What a worker says of itself. What may be null is not told by older ones. */
export const workerReport = z.strictObject({
  /** The name it registered under at LiveKit. */
  agentName: agentSlug,
  activeCalls: count,
  /** LiveKit's ids of the jobs it has: each is a call, opened or about to be. */
  jobs: z.array(shortText).max(10_000).default([]),
  /** It finishes its calls and takes no new one. LiveKit may offer one some seconds longer. */
  draining: z.boolean(),
  /** It drains because it was told to end, by a signal. */
  stopping: z.boolean().default(false),
  /** How many calls it takes at once. */
  maxCalls: count.nullable().default(null),
  version: shortText.nullable().default(null),
  /** The name of its machine. */
  host: shortText.nullable().default(null),
  startedAt: instant.nullable().default(null),
  /** When the process of a call was last found dead on its machine. */
  crashedAt: instant.nullable().default(null),
});
export type WorkerReport = z.input<typeof workerReport>;

/** What a worker is told in answer to its report. */
export const workerReportAnswer = z.object({
  /** Whether it is to take no new call. */
  drain: z.boolean(),
});
export type WorkerReportAnswer = z.infer<typeof workerReportAnswer>;

/**
 * `full`: it takes no call until one ends. `draining`: an operator wants it so, or wants it
 * no more and it has yet to take calls again. `stopping`: it was told to end, and finishes its calls. `stopped`: it has done so. `lost`: it is no longer heard of,
 * and had not said that it would stop.
 */
const workerState = z.enum(['ready', 'full', 'draining', 'stopping', 'stopped', 'lost']);
export type WorkerState = z.infer<typeof workerState>;

/** A worker as it is read. */
export const worker = workerReport.omit({ jobs: true }).extend({
  id: workerId,
  state: workerState,
  /** An operator wants it to take no new call; it learns so at its next report. */
  drainWanted: z.boolean(),
  seenAt: instant,
});
export type Worker = z.infer<typeof worker>;

/** The workers that are registered under one name, and the agents that they answer for. */
const pool = z.object({
  agentName: agentSlug,
  agents: z.array(agentSlug),
  /** How many workers of it take calls. */
  taking: z.int(),
  activeCalls: z.int(),
  /** How many more calls they take; null where a worker has not told how many it takes. */
  room: z.int().nullable(),
});
export type WorkerPool = z.infer<typeof pool>;

/** A call in progress, and the worker that holds it. */
const heldCall = z.object({
  workerId,
  callId: z.uuid(),
  agent: agentSlug,
  startedAt: instant,
});
export type HeldCall = z.infer<typeof heldCall>;

/**
 * The workers that reported during the last day, every pool that has a worker or an agent, and the
 * calls that the workers held when they reported.
 */
export const listWorkersResponse = z.object({
  workers: z.array(worker),
  pools: z.array(pool),
  calls: z.array(heldCall),
});

/** Wish for an agent in a room. */
export const dispatchRequest = z.strictObject({
  room: z.string().trim().min(1).max(200),
  agent: agentSlug,
});
export type DispatchRequest = z.infer<typeof dispatchRequest>;

/** It was asked for: a worker of this pool joins the room. */
export const dispatchResponse = dispatchRequest.extend({ agentName: agentSlug });
export type Dispatch = z.infer<typeof dispatchResponse>;
