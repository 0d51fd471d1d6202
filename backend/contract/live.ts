import { z } from 'zod';
import { call, listEventsResponse } from './calls.ts';
import { instant } from './common.ts';
import { interim, speaker } from './events.ts';

/**
 * What is going on: not greeted yet; what the agent does; a task is worked on while nobody speaks;
 * an operator has taken over; another number is called for the caller; the last words are being said.
 */
const LIVE_STATES = [
  'ringing',
  'listening',
  'thinking',
  'speaking',
  'working',
  'human',
  'transferring',
  'ending',
] as const;
const liveState = z.enum(LIVE_STATES);
export type LiveState = z.infer<typeof liveState>;

/**
 * Why somebody should look at a call. `over_time` and `over_cost`: it comes to the end of what its
 * agent's limits allow. `unconfirmed`: its worker has not been heard of since `heardAt`.
 */
const ATTENTION = [
  'error',
  'dead_air',
  'long_tool',
  'over_time',
  'over_cost',
  'unconfirmed',
] as const;
const attention = z.enum(ATTENTION);
export type Attention = z.infer<typeof attention>;

/** A call in progress. Without the right to content, all that was said is null. */
export const liveCall = call
  .pick({
    id: true,
    agent: true,
    transport: true,
    callerNumber: true,
    calledNumber: true,
    callerName: true,
    startedAt: true,
    cost: true,
  })
  .extend({
    agentName: z.string(),
    agentVersion: z.int().nullable(),
    state: liveState,
    stateSince: instant,
    /** Who has taken over. */
    operator: z.string().nullable(),
    /** Their id; null: the installation itself, or nobody has. */
    operatorId: z.string().nullable(),
    /** The last thing that was said in full. */
    lastLine: z.object({ speaker, text: z.string(), at: instant }).nullable(),
    /** How long the caller waited for the last reply. */
    lastLatencyMs: z.int().nullable(),
    /** What is worked on: the task that began first, and how it goes on in its own words. */
    work: z.object({ text: z.string().nullable(), since: instant }).nullable(),
    attention: z.array(attention),
    /** When its worker was last heard of. */
    heardAt: instant,
  });
export type LiveCall = z.infer<typeof liveCall>;

/** Events of `GET /v1/live`, by name: first all calls in progress, then each as it changes. */
export const liveEvents = {
  snapshot: z.object({ calls: z.array(liveCall) }),
  call: liveCall,
  /** It has ended. */
  gone: z.object({ id: z.uuid() }),
} as const;

/**
 * Events of `GET /v1/calls/{id}/live`, by name: all that has happened, then what happens. The stream
 * ends after `gone`.
 */
export const liveCallEvents = {
  /** Its id is the place to resume from. */
  event: listEventsResponse.shape.events.element,
  interim,
  call: liveCall,
  gone: z.object({ id: z.uuid() }),
} as const;
export type LiveCallEvent = z.infer<(typeof liveCallEvents)['event']>;
