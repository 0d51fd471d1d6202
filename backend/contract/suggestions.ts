import { z } from 'zod';
import { agentSlug, instant } from './common.ts';
import { REPLY_TARGET_MS } from './figures.ts';
import { turnTaking } from './turn-taking.ts';

/** Of fewer replies nothing is suggested: one caller's manner would pass for everyone's. */
export const NEEDED_REPLIES = 100;
/** A reply that took longer counts as slow: half as long again as the target. */
export const SLOW_REPLY_MS = 1.5 * REPLY_TARGET_MS;

/** How often something happened among the replies. */
const rate = z.object({ count: z.int(), share: z.number().min(0).max(1) });

/** A setting of `turnTaking` that would be changed; null: the preset's. */
const change = z.object({
  setting: z.enum(['preset', 'minDelayMs', 'unsureDelayMs', 'maxDelayMs']),
  from: z.union([z.string(), z.number(), z.null()]),
  to: z.union([z.string(), z.number(), z.null()]),
});
export type SettingChange = z.infer<typeof change>;

/** A reply that speaks for a suggestion. */
const evidence = z.object({
  callId: z.uuid(),
  /** Its place in the transcript, from 0. */
  turn: z.int(),
  at: instant,
  /** From the caller's last sound to the reply's first. */
  latencyMs: z.int(),
  /** How much of it the agent waited to be sure that the caller had finished. */
  waitMs: z.int(),
  /** Of a caller who was cut off: how long they had paused when they went on. */
  pauseMs: z.int().nullable(),
});
export type Evidence = z.infer<typeof evidence>;

/** Settings to try, and what speaks for them. */
const suggestion = z.object({
  /** Callers are cut off, or wait for too long. */
  kind: z.enum(['wait_longer', 'answer_sooner']),
  changes: z.array(change).min(1),
  /** What to put into the agent's settings. */
  turnTaking,
  /** With the same callers, as far as it can be reckoned. */
  expected: z.object({
    /** How many replies are the matter, and how many of them these settings would have mended. */
    cases: z.int(),
    mended: z.int(),
    /** How much longer callers would have waited for a reply on average; less than 0: shorter. */
    averageWaitMs: z.int(),
  }),
  /** The newest first; at most 20. */
  evidence: z.array(evidence),
});
export type Suggestion = z.infer<typeof suggestion>;

/** How an agent's turn-taking does on its real calls, and what may do better. */
export const suggestionsResponse = z.object({
  agent: agentSlug,
  /** Its last calls with the turn-taking it has now: how many, the first of them, and their replies. */
  calls: z.int(),
  since: instant.nullable(),
  replies: z.int(),
  neededReplies: z.int(),
  /** Replies that began while the caller had not finished. */
  cutOffs: rate,
  /** Replies over `SLOW_REPLY_MS` of which the waiting was the greater part. */
  slow: rate,
  suggestions: z.array(suggestion),
});
export type Suggestions = z.infer<typeof suggestionsResponse>;
