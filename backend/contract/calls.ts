import { z } from 'zod';
import { agentSettings } from './agents.ts';
import { agentSlug, instant, micros, phoneNumber } from './common.ts';
import { costPart, costSoFar, latency, speaker, turnOrigin, unit } from './events.ts';
import { outcomeReason, outcomeResult } from './outcome.ts';

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
  /** The dispatch is for a trial of that agent's draft. */
  draft: z.boolean().default(false),
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
  /** What is known of the caller, as the agent's settings allow. */
  caller: z
    .object({
      facts: z.array(z.string()),
      /** Newest first. */
      lastCalls: z.array(z.object({ at: instant, summary: z.string() })),
    })
    .nullable(),
  /**
   * Which part of the call this worker holds: 0, or more when it took over from one that died.
   * Each leg numbers its own events.
   */
  leg: z.int().min(0),
  /** The number of the leg's next event. */
  nextSeq: z.int().min(0),
  /** What was said in earlier legs. */
  history: z.array(z.object({ speaker, text: z.string() })),
  /** Who has taken over from the agent, in an earlier leg. */
  operator: z.string().nullable().default(null),
  /** Set when the call is not admitted: the caller is told so, and the call ended with it. */
  refused: z.enum(['credit', 'limit']).nullable(),
});
export type OpenCallResponse = z.infer<typeof openCallResponse>;

/** A turn as it is read. */
const turn = z.object({
  /** Position in the transcript, from 0. */
  seq: z.int().min(0),
  speaker,
  text: z.string(),
  interrupted: z.boolean(),
  origin: turnOrigin,
  startedAt: instant,
  endedAt: instant,
  latency: latency.nullable(),
});
export type Turn = z.infer<typeof turn>;

/** Milliseconds at the 50th and 95th percentile, and of how many; null when there are none. */
const percentiles = z.object({ count: z.int(), p50: z.number(), p95: z.number() }).nullable();
export type Percentiles = z.infer<typeof percentiles>;

/** What a call was like. */
export const callFigures = z.object({
  durationMs: z.int(),
  turns: z.object({ caller: z.int(), agent: z.int() }),
  /** Turns of the agent that the caller cut. */
  interruptions: z.int(),
  /** Time in which neither side spoke. */
  silenceMs: z.int(),
  latency: z.object({
    total: percentiles,
    transcript: percentiles,
    endOfTurn: percentiles,
    firstToken: percentiles,
    firstAudio: percentiles,
  }),
  errors: z.int(),
});
export type CallFigures = z.infer<typeof callFigures>;

/** One line of a call's cost. `micros` is null when the price book has no price for it. */
const costLine = z.object({
  part: costPart,
  provider: z.string(),
  model: z.string(),
  unit,
  /** Used for replies that were prepared ahead, and then not wanted. */
  discarded: z.boolean(),
  quantity: z.int(),
  micros: z.number().int().nullable(),
});

/** What a call cost. */
export const callCost = costSoFar.extend({
  currency: z.string(),
  /** Null for a part of which some cost is unknown. */
  parts: z.partialRecord(costPart, micros.nullable()),
  /** How much of it went into replies that were prepared ahead, and then not wanted. */
  discardedMicros: micros,
  lines: z.array(costLine),
});
export type CallCost = z.infer<typeof callCost>;

/** A call as it is read. */
export const call = z.object({
  id: z.uuid(),
  agent: agentSlug,
  /** The version of the agent that answered; of a trial the one that its draft began from. Null: not known. */
  agentVersion: z.int().nullable(),
  /** The draft of the agent was tried on it. */
  trial: z.boolean(),
  transport,
  roomName: z.string(),
  participantIdentity: z.string(),
  callerNumber: phoneNumber.nullable(),
  calledNumber: phoneNumber.nullable(),
  callerName: z.string().nullable(),
  sipCallId: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** When everything that follows the end was done: cost settled, recording kept, all released. */
  closedAt: instant.nullable(),
  summary: z.string().nullable(),
  cost: costSoFar,
  outcome: z
    .object({ result: outcomeResult, reason: outcomeReason, detail: z.string().nullable() })
    .nullable(),
  /** Of an ended call. */
  durationMs: z.int().nullable(),
  /** How long the caller waited for a reply, nearest rank. Null: not closed yet, or no reply. */
  latencyP95Ms: z.int().nullable(),
  /** Turns of the agent that the caller cut, and errors told of. Null: not closed yet. */
  interruptions: z.int().nullable(),
  errors: z.int().nullable(),
  /** Whether there is a recording in its lasting place. */
  isRecorded: z.boolean(),
});
export type Call = z.infer<typeof call>;

/**
 * `off`: was not wanted. `pending`: is being made, or put in its lasting place. `failed`: was begun,
 * and nothing is there. `expired`: was there, and is deleted as the agent's settings or the caller asked.
 */
const recordingState = z.enum(['ready', 'pending', 'off', 'failed', 'expired']);
export type RecordingState = z.infer<typeof recordingState>;

/** A call with all that was said in it. Texts are null for those who may not read them. */
export const callWithTurns = call.extend({
  turns: z.array(turn.extend({ text: z.string().nullable() })),
  figures: callFigures,
  recording: recordingState,
  /** Word from outside that the call has ended, the first one first, and how the call was found by it. */
  endNotices: z.array(
    z.object({
      source: z.string(),
      /** How the call ended, in the source's words. */
      reason: z.string().nullable(),
      strategy: z.string().nullable(),
      confidence: z.number().nullable(),
      receivedAt: instant,
    }),
  ),
});
export type CallWithTurns = z.infer<typeof callWithTurns>;

const atLeast = z.coerce.number().int().min(0).optional();
const latencyMs = z.coerce.number().int().min(0).max(3_600_000).optional();
const count = z.coerce.number().int().min(0).max(1_000_000).optional();
const flag = z.enum(['true', 'false']).optional();

/** Which calls; all that is given must fit. Durations, costs and latencies are those of ended calls. */
const callFilter = z.strictObject({
  agent: agentSlug.optional(),
  transport: transport.optional(),
  /** LiveKit's name of the room. */
  roomName: z.string().min(1).max(200).optional(),
  caller: phoneNumber.optional(),
  /** Digits in a row of the caller's or the called number; after a `+`, its first ones. */
  number: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'at least 3 digits of a number, such as 0142 or +1555')
    .optional(),
  /** `true` for calls in progress, `false` for ended ones. */
  open: flag,
  result: outcomeResult.optional(),
  reason: outcomeReason.optional(),
  /** Began from then on, and before. */
  from: instant.optional(),
  to: instant.optional(),
  minDurationMs: atLeast,
  maxDurationMs: atLeast,
  minCostMicros: atLeast,
  maxCostMicros: atLeast,
  /** Of the call's p95. */
  minLatencyMs: latencyMs,
  maxLatencyMs: latencyMs,
  /** Errors told of, and turns of the agent that the caller cut, of a closed call. */
  minErrors: count,
  minInterruptions: count,
  recorded: flag,
  /** `true` for trials of drafts, `false` for all others. */
  trial: flag,
  /** All these words were said. Needs `calls:content`. */
  q: z.string().trim().min(1).max(200).optional(),
});
export type CallFilter = z.infer<typeof callFilter>;

export const listCallsQuery = callFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before, of the same filter. */
  cursor: z.string().max(200).optional(),
});
/** Newest first. */
export const listCallsResponse = z.object({
  calls: z.array(call),
  nextCursor: z.string().nullable(),
});

/** Which calls are stepped through from one. */
export const neighboursQuery = callFilter;
/** The calls before and after one in the list, which has the newest first; null: it is the first or the last. */
export const neighboursResponse = z.object({
  newer: z.uuid().nullable(),
  older: z.uuid().nullable(),
});

/** The most calls in one export. */
export const MAX_EXPORTED_CALLS = 100_000;

export const exportCallsQuery = callFilter.extend({
  format: z.enum(['csv', 'json']),
});

/** Newest first; not `complete` when there are more than `MAX_EXPORTED_CALLS`. */
export const exportCallsResponse = z.object({ calls: z.array(call), complete: z.boolean() });

/** The place of the last event that is known already; without one, from the beginning. */
export const listEventsQuery = z.strictObject({
  afterLeg: z.coerce.number().int().min(0).default(0),
  afterSeq: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  /** Only events of this type, such as `tool`. */
  type: z.string().min(1).max(50).optional(),
});
export const listEventsResponse = z.object({
  events: z.array(
    z.object({
      leg: z.int(),
      seq: z.int(),
      type: z.string(),
      at: instant,
      /** The fields of the event's type. */
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});
