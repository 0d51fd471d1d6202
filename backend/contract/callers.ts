import { z } from 'zod';
import { agentSlug, instant, phoneNumber } from './common.ts';

/** Someone who has called, or whom the operator expects to call. */
export const caller = z.object({
  number: phoneNumber,
  name: z.string().nullable(),
  createdAt: instant,
});

export const putCallerRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).nullable(),
});

export type Caller = z.infer<typeof caller>;

/** Of a longer fact the beginning is kept. */
export const MAX_FACT_LENGTH = 200;
/** What an agent remembers of one caller; the oldest give way. */
export const MAX_FACTS = 20;

/** Something remembered of a caller. */
const callerFact = z.object({
  /** Who remembers it: other agents are not told. */
  agent: agentSlug,
  fact: z.string(),
  /** The call in which it was learnt; null when the operator wrote it. */
  callId: z.uuid().nullable(),
  createdAt: instant,
});
export type CallerFact = z.infer<typeof callerFact>;

/** Newest first. */
export const callerFacts = z.object({ facts: z.array(callerFact) });

/** Replaces what an agent remembers of a caller. */
export const putFactsRequest = z.strictObject({
  agent: agentSlug,
  facts: z.array(z.string().trim().min(1).max(MAX_FACT_LENGTH)).max(MAX_FACTS),
});

/** Which agent is to forget; all of them when absent. */
export const deleteFactsQuery = z.strictObject({ agent: agentSlug.optional() });
