import { z } from 'zod';
import { agentSlug, instant, phoneNumber } from './common.ts';
import { costPerMinute } from './cost-per-minute.ts';

/** An agent may answer thousands. */
export const MAX_LISTED_NUMBERS = 3;

/** What one wants to know of an agent among others. */
const agentOverview = z.object({
  slug: agentSlug,
  name: z.string(),
  /** The number of its published version. */
  version: z.int().min(1),
  publishedAt: instant,
  /** There are changes that are not published. */
  hasDraft: z.boolean(),
  /** The first of the numbers that it answers, and how many there are. */
  numbers: z.array(phoneNumber).max(MAX_LISTED_NUMBERS),
  numberCount: z.int(),
  /** How many calls it has had since the time that was asked for. */
  calls: z.int(),
  costPerMinute: costPerMinute.pick({
    currency: true,
    micros: true,
    incomplete: true,
    basis: true,
  }),
});
export type AgentOverview = z.infer<typeof agentOverview>;

export const listAgentOverviewsQuery = z.strictObject({
  /** From when calls are counted; by default of the last 24 hours. */
  callsSince: instant.optional(),
});
export const listAgentOverviewsResponse = z.object({ agents: z.array(agentOverview) });
