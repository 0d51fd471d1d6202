import { z } from 'zod';
import { agentSlug, instant, micros } from './common.ts';
import { costPart } from './events.ts';
import { outcomeReason, outcomeResult } from './outcome.ts';

/** The longest time that figures are given of. */
export const MAX_FIGURES_DAYS = 90;
/** Of a longer time figures are given by the day, else by the hour. */
export const MAX_HOURLY_DAYS = 7;
/** A p95 of fewer values would be a guess: it is null. */
export const LEAST_FOR_P95 = 20;
/** A silence from this long on counts as dead air. There is no standard for it. */
export const DEAD_AIR_MS = 5_000;
/** What a reply's latency is held against: callers expect an answer in under a second. */
export const REPLY_TARGET_MS = 1_000;

/** Calls that began from `from` on and before `to`; by default the last 24 hours. */
export const figuresQuery = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  agent: agentSlug.optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuery>;

/** Percentiles by nearest rank, at most 2.5 % off. Null where there are too few values. */
const percentiles = z.object({
  count: z.int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});
/** With how many values lie above one bound up to the next. */
const distribution = percentiles.extend({
  /** The last one has no bound. */
  buckets: z.array(z.object({ upTo: z.number().nullable(), count: z.int() })),
});
export type Distribution = z.infer<typeof distribution>;

/** What is known of a cost, and of how many calls some of it is unknown. */
const knownCost = z.object({ micros, incompleteCalls: z.int() });
const costParts = z.partialRecord(costPart, knownCost);

/** How callers and agent got on. */
const talk = z.object({
  turns: z.object({ caller: z.int(), agent: z.int() }),
  /** Of the agent's, for which the caller waited. */
  replies: z.int(),
  /** Replies that began while the caller had not finished, and that they talked over. */
  cutOffs: z.int(),
  /** Turns of the agent that the caller cut, for whatever reason. */
  interruptions: z.int(),
  /** Time in which neither side spoke. */
  silenceMs: z.int(),
  /** Silences of `DEAD_AIR_MS` and more, and how long they were together. */
  deadAirs: z.int(),
  deadAirMs: z.int(),
});

/** The averages of three stretches that follow one another, and make up the whole latency. */
const stages = z.object({
  /** Of how many replies all three are known. */
  count: z.int(),
  /** From the caller's last sound to the final transcript. */
  transcriptMs: z.number(),
  /** From there to the decision that the caller has finished: what turn-taking settings are about. */
  decisionMs: z.number(),
  /** From there to the reply's first sound. */
  replyMs: z.number(),
});

/** Calls together: how many, how they ended, how long they lasted and what they cost. */
const totals = z.object({
  calls: z.int(),
  failed: z.int(),
  durationMs: z.int(),
  cost: knownCost,
  costParts,
});

const latency = <Schema extends z.ZodType>(of: Schema) =>
  z.object({ total: of, transcript: of, endOfTurn: of, firstToken: of, firstAudio: of });

/**
 * What calls were like. All but `now` is of calls that are closed, by the whole hours or days (UTC)
 * that `from` and `to` lie in.
 */
export const figuresResponse = z.object({
  from: instant,
  to: instant,
  span: z.enum(['hour', 'day']),
  agent: agentSlug.nullable(),

  /** At this moment: calls in progress, and ended ones that are still to be closed. */
  now: z.object({ open: z.int(), unclosed: z.int() }),
  total: totals.extend({
    talk,
    /** The known cost by the minute of call; null without calls. */
    perMinuteMicros: z.number().nullable(),
    /** The most frequent first. */
    outcomes: z.array(z.object({ result: outcomeResult, reason: outcomeReason, calls: z.int() })),
    /** The most frequent first. */
    errors: z.array(z.object({ part: z.string(), kind: z.string(), count: z.int() })),
    duration: distribution,
    /** Of calls whose cost is known. */
    costs: distribution,
    /** Of each reply. */
    latency: latency(distribution),
    stages,
  }),
  /** The first one first; those without a call are left out. */
  spans: z.array(
    totals.extend({
      start: instant,
      /** Where the next one begins. */
      end: instant,
      talk,
      latency: latency(percentiles),
      stages,
    }),
  ),
  /** The dearest first. */
  agents: z.array(
    totals.extend({ agent: agentSlug, talk: talk.pick({ replies: true, cutOffs: true }) }),
  ),
});
export type Figures = z.infer<typeof figuresResponse>;

export const anomaliesQuery = z.strictObject({
  /** Calls that began before, or from `to` on, are left out, unless they are stuck; by default the last 24 hours. */
  from: instant.optional(),
  to: instant.optional(),
  agent: agentSlug.optional(),
});
export type AnomaliesQuery = z.infer<typeof anomaliesQuery>;

/** What about a call is unlike the others: what it is like, or where it is stuck. */
const anomalousFigure = z.enum([
  'durationMs',
  'costMicros',
  /** The median of its replies. */
  'latencyMs',
  /** In progress, and nothing heard of it for this long. */
  'unheardMs',
  /** In progress for longer than its agent allows. */
  'openMs',
  /** Ended this long ago, and still not closed. */
  'unclosedMs',
]);

const anomaly = z.object({
  callId: z.uuid(),
  agent: agentSlug,
  startedAt: instant,
  figure: anomalousFigure,
  value: z.number(),
  /** The median of the agent's calls; of a stuck call the most that is in order. */
  usual: z.number(),
  /** The modified z-score: how far from usual, and on which side. Null for a stuck call. */
  score: z.number().nullable(),
});
export type Anomaly = z.infer<typeof anomaly>;

/** Stuck calls first, then the newest; at most 200. */
export const anomaliesResponse = z.object({ anomalies: z.array(anomaly) });
