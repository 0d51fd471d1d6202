import { z } from 'zod';
import { instant, micros } from './common.ts';
import { operatorAction, operatorCommand } from './control.ts';
import { languageTag } from './languages.ts';
import { outcomeReason } from './outcome.ts';

/** The parts of a call that cost money. */
export const COST_PARTS = ['stt', 'llm', 'tts', 'backend', 'telephony'] as const;
export const costPart = z.enum(COST_PARTS);
export type CostPart = z.infer<typeof costPart>;

/** What usage is counted in, always in whole numbers. */
const UNITS = [
  'input_token',
  'cached_input_token',
  'output_token',
  'audio_ms',
  'character',
  'sandbox_ms',
  'tool_call',
  'call_ms',
] as const;
export const unit = z.enum(UNITS);
export type Unit = z.infer<typeof unit>;

export const speaker = z.enum(['caller', 'agent']);

/**
 * Where the words of a turn come from. `notice`: said by the worker of its own accord, not by a
 * model. `delay`: the same, to a caller who waits for a task.
 */
export const turnOrigin = z.enum(['conversation', 'greeting', 'notice', 'delay']);

const durationMs = z.int().min(0).max(86_400_000);

/** How long the caller waited for a reply, from the end of the caller's speech. Null: not known. */
export const latency = z.strictObject({
  /** To the first audio of the reply. */
  totalMs: durationMs,
  /** To the final transcript. */
  transcriptMs: durationMs.nullable(),
  /** To the decision that the caller's turn is over. */
  endOfTurnMs: durationMs.nullable(),
  /** From the request to the model's first token. */
  firstTokenMs: durationMs.nullable(),
  /** From the first text given to the voice to its first audio. */
  firstAudioMs: durationMs.nullable(),
});
export type Latency = z.infer<typeof latency>;

const numbered = {
  /** Position among the events of the call, from 0, without gaps. */
  seq: z.int().min(0).max(1_000_000),
  at: instant,
};

const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ ...numbered, type: z.literal(type), ...shape });

const id = z.string().min(1).max(100);
const shortText = z.string().max(500);

/** Everything that happens on a call, as the worker tells it. Texts are redacted before. */
export const callEvent = z.discriminatedUnion('type', [
  /** One side's committed contribution. */
  event('turn', {
    speaker,
    /** What was said and heard; of an interrupted turn only what was played. */
    text: z.string().max(20_000),
    interrupted: z.boolean(),
    origin: turnOrigin,
    startedAt: instant,
    endedAt: instant,
    /** Of a reply of the agent. */
    latency: latency.nullable(),
  }),
  event('state', {
    party: speaker,
    state: z.enum(['initializing', 'listening', 'thinking', 'speaking', 'away', 'idle']),
  }),
  event('task', {
    taskId: id,
    state: z.enum(['requested', 'started', 'progress', 'done', 'failed', 'cancelled']),
    text: z.string().max(4_000).nullable(),
  }),
  event('tool', {
    toolCallId: id,
    name: id,
    input: z.string().max(8_000),
    output: z.string().max(8_000).nullable(),
    failed: z.boolean(),
    startedAt: instant,
    endedAt: instant,
  }),
  event('usage', {
    part: costPart,
    provider: id,
    model: id,
    amounts: z.partialRecord(unit, z.int().min(0)),
    /** It was for a reply that was prepared ahead, and then not wanted. */
    discarded: z.boolean().default(false),
  }),
  event('error', {
    part: z.enum(['stt', 'llm', 'tts', 'backend', 'recording', 'journal', 'line', 'agent']),
    kind: z.enum(['refused', 'hang', 'garbage', 'rate_limited', 'unavailable', 'other']),
    message: shortText,
    /** The conversation went on. */
    recovered: z.boolean(),
    /** The model that took over. */
    fallback: id.nullable(),
  }),
  /** The agent goes on in this language, which the caller speaks. */
  event('language', { language: languageTag }),
  event('dtmf', { digit: z.string().regex(/^[0-9A-D*#]$/) }),
  event('recording', {
    state: z.enum(['started', 'paused', 'resumed', 'stopped', 'failed']),
    detail: shortText.nullable(),
  }),
  event('limit', {
    limit: z.enum(['time', 'credit', 'call_cost', 'day_cost']),
    state: z.enum(['warned', 'reached']),
  }),
  /** Turns up to `throughSeq` stand in the model's context as this summary only. */
  event('context', { summary: z.string().max(8_000), throughSeq: numbered.seq }),
  /** An operator did something on the call, or it did not work out. */
  event('operator', {
    /** Of the command that this confirms; null: of its own accord, as when the operator is gone. */
    commandId: z.uuid().nullable(),
    action: operatorAction,
    /** Whose wish it was. */
    by: z.string().max(200),
    /** What was said, or the number transferred to. */
    detail: z.string().max(1_000).nullable(),
  }),
  /** The worker has answered, or taken over from one that died. */
  event('joined', { jobId: id, takeover: z.boolean() }),
  event('ended', {
    reason: outcomeReason,
    endedAt: instant,
    /** For the operator: what went wrong. Never spoken. */
    detail: z.string().max(2_000).nullable(),
  }),
]);
export type CallEvent = z.infer<typeof callEvent>;

type WithoutNumber<Event> = Event extends unknown ? Omit<Event, 'seq' | 'at'> : never;
/** An event before it is numbered and dated. */
export type NewCallEvent = WithoutNumber<CallEvent>;

/** At most this many events in one delivery. */
export const MAX_BATCH = 100;

/** What is being said at this moment. It is not stored, and gives way to the turn that it becomes. */
export const interim = z.strictObject({ speaker, text: z.string().max(1_000) });
export type Interim = z.infer<typeof interim>;

/** None is a sign of life. */
export const appendEventsRequest = z.strictObject({
  events: z.array(callEvent).max(MAX_BATCH),
  /** Wanted while the call is watched. */
  interim: interim.nullable().default(null),
});
export type AppendEventsRequest = z.infer<typeof appendEventsRequest>;

/** The cost of a call so far. */
export const costSoFar = z.object({
  /** What is known of it. */
  micros,
  /** Some usage has no price in the price book, so the cost is higher than that. */
  incomplete: z.boolean(),
});

/** A reason for which the backend has a call ended. */
export const stopReason = z.enum(['credit', 'call_cost', 'day_cost']);
export type StopReason = z.infer<typeof stopReason>;

export const appendEventsResponse = z.object({
  /** The number of the first event that has not been applied: what to send next. */
  nextSeq: z.int(),
  cost: costSoFar,
  /** Set when the caller is to be told kindly that the call ends now. */
  stop: stopReason.nullable(),
  /** Somebody follows the call as it happens. */
  watched: z.boolean().default(false),
  /** What operators wish, until it is confirmed. */
  commands: z.array(operatorCommand).default([]),
});
export type AppendEventsResponse = z.infer<typeof appendEventsResponse>;

/** How often a worker delivers, be it nothing: a call is stopped soon after it crosses a limit. */
export const SIGN_OF_LIFE_MS = 1_000;
/** A call of which nothing has been heard for this long has lost its worker. */
export const CALL_SILENT_MS = 10 * SIGN_OF_LIFE_MS;
