import { z } from 'zod';
import { agentSettings } from './agents.ts';
import { agentSlug, instant, phoneNumber } from './common.ts';

/** How a call can end, as result and reason. The set is closed: each reason has one result. */
export const OUTCOMES = {
  caller_hung_up: 'completed',
  agent_hung_up: 'completed',
  transferred: 'transferred',
  no_answer: 'unanswered',
  before_greeting: 'abandoned',
  during_greeting: 'abandoned',
  without_speaking: 'abandoned',
  silence: 'stopped',
  time_limit: 'stopped',
  credit: 'stopped',
  error: 'failed',
  lost: 'failed',
} as const;

export type OutcomeReason = keyof typeof OUTCOMES;
type OutcomeResult = (typeof OUTCOMES)[OutcomeReason];

const outcomeReason = z.enum(Object.keys(OUTCOMES) as [OutcomeReason, ...OutcomeReason[]]);
const outcomeResult = z.enum([...new Set(Object.values(OUTCOMES))] as [
  OutcomeResult,
  ...OutcomeResult[],
]);

/** Where the caller comes from: a phone through SIP, or a browser or app through WebRTC. */
const transport = z.enum(['sip', 'web']);

/** What the worker knows when it takes a job. Caller ID and display name are untrusted. */
export const openCallRequest = z.strictObject({
  roomName: z.string().min(1).max(200),
  /** LiveKit's id of this life of the room: one call per id, so that opening twice opens once. */
  roomSid: z.string().min(1).max(100),
  jobId: z.string().min(1).max(100),
  /** The agent named in the dispatch metadata, if any. A called number decides before it. */
  agent: agentSlug.nullable(),
  participantIdentity: z.string().min(1).max(200),
  participantName: z.string().max(200).nullable(),
  sip: z
    .strictObject({
      callId: z.string().max(300),
      callerNumber: z.string().max(64).nullable(),
      calledNumber: z.string().max(64).nullable(),
    })
    .nullable(),
});
export type OpenCallRequest = z.infer<typeof openCallRequest>;

/** What the worker needs to hold the conversation. */
export const openCallResponse = z.object({
  callId: z.uuid(),
  agent: agentSettings,
  /** The caller's name when it is known. */
  callerName: z.string().nullable(),
  /** The number of the next turn: 0 for a new call, more after a worker was replaced. */
  nextSeq: z.int().min(0),
});
export type OpenCallResponse = z.infer<typeof openCallResponse>;

const speaker = z.enum(['caller', 'agent']);

/** One side's committed contribution to the conversation. */
const turn = z.strictObject({
  /** Position in the call, from 0, given by the worker: sending a turn twice stores it once. */
  seq: z.int().min(0).max(100_000),
  speaker,
  /** What was said and heard; of an interrupted turn only what was played. */
  text: z.string().max(20_000),
  interrupted: z.boolean(),
  startedAt: instant,
  endedAt: instant,
});
export type Turn = z.infer<typeof turn>;

export const appendTurnsRequest = z.strictObject({ turns: z.array(turn).min(1).max(100) });
export const appendTurnsResponse = z.object({ stored: z.int() });

export const closeCallRequest = z.strictObject({
  reason: outcomeReason,
  endedAt: instant,
  /** For the operator: what went wrong. Never spoken. */
  detail: z.string().max(2_000).nullable().default(null),
});
export type CloseCallRequest = z.input<typeof closeCallRequest>;

/** A call as it is read. */
export const call = z.object({
  id: z.uuid(),
  agent: agentSlug,
  transport,
  roomName: z.string(),
  participantIdentity: z.string(),
  callerNumber: phoneNumber.nullable(),
  calledNumber: phoneNumber.nullable(),
  callerName: z.string().nullable(),
  sipCallId: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z
    .object({ result: outcomeResult, reason: outcomeReason, detail: z.string().nullable() })
    .nullable(),
});
export type Call = z.infer<typeof call>;

export const callWithTurns = call.extend({ turns: z.array(turn) });
export type CallWithTurns = z.infer<typeof callWithTurns>;

export const listCallsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z.string().max(200).optional(),
  agent: agentSlug.optional(),
  /** `true` for calls in progress, `false` for ended ones. */
  open: z.enum(['true', 'false']).optional(),
});
/** Newest first. */
export const listCallsResponse = z.object({
  calls: z.array(call),
  nextCursor: z.string().nullable(),
});
