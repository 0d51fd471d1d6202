import { z } from 'zod';
import { agentSlug, instant, micros } from './common.ts';
import { costPart } from './events.ts';
import { outcomeReason, outcomeResult } from './outcome.ts';

/** The longest time that figures are given of. */
export const MAX_FIGURES_DAYS = 90;

/** Calls that began from `from` on and before `to`; by default the last 24 hours. */
export const figuresQuery = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  agent: agentSlug.optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuery>;

/** How values spread: nearest-rank percentiles, and how many lie above one bound up to the next. */
const distribution = z.object({
  count: z.int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  /** The last one has no bound. */
  buckets: z.array(z.object({ upTo: z.number().nullable(), count: z.int() })),
});
export type Distribution = z.infer<typeof distribution>;

/** What many calls were like. */
export const figuresResponse = z.object({
  from: instant,
  to: instant,
  agent: agentSlug.nullable(),

  /** Of every call in the time asked for. */
  calls: z.object({ total: z.int(), open: z.int(), unclosed: z.int() }),
  outcomes: z.array(z.object({ result: outcomeResult, reason: outcomeReason, calls: z.int() })),
  /** What is known of it, and of how many calls some is unknown. */
  cost: z.object({ micros, incompleteCalls: z.int() }),
  /** Days in UTC, the first one first; days without a call are left out. */
  days: z.array(
    z.object({ day: z.iso.date(), calls: z.int(), failed: z.int(), costMicros: micros }),
  ),

  /** Of the newest closed calls among them: how many those were, and what they were like. */
  measured: z.object({
    calls: z.int(),
    durationMs: distribution,
    costMicros: distribution,
    /** Of each reply. */
    latencyMs: z.object({
      total: distribution,
      transcript: distribution,
      endOfTurn: distribution,
      firstToken: distribution,
      firstAudio: distribution,
    }),
    turns: z.object({ caller: z.int(), agent: z.int() }),
    interruptions: z.int(),
    silenceMs: z.int(),
    errors: z.array(z.object({ part: z.string(), kind: z.string(), count: z.int() })),
    /** Null for a part of which some cost is unknown. */
    costParts: z.partialRecord(costPart, micros.nullable()),
  }),
});
export type Figures = z.infer<typeof figuresResponse>;

export const anomaliesQuery = z.strictObject({
  /** Calls that began before are left out, unless they are stuck; by default the last 24 hours. */
  from: instant.optional(),
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
