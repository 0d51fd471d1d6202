import { z } from 'zod';
import { agentSettings } from './agents.ts';
import { micros } from './common.ts';
import { costPart, unit } from './events.ts';

const { instructions, voice, otherLanguages, models, work } = agentSettings.shape;

/** What of an agent's settings decides about the cost of a minute. */
export const costlySettings = z.object({ instructions, voice, otherLanguages, models, work });
export type CostlySettings = z.infer<typeof costlySettings>;

export const costPerMinuteRequest = z.strictObject({ settings: costlySettings });

/** What a minute of an agent's calls costs. */
export const costPerMinute = z.object({
  currency: z.string(),
  /** What is known of it. */
  micros,
  /** Something has no price in the price book, so the cost is higher than that. */
  incomplete: z.boolean(),
  /** Whether what a minute uses was measured on this agent's last calls or is assumed. */
  basis: z.enum(['measured', 'assumed']),
  /** How many calls it was measured on. */
  calls: z.int(),
  lines: z.array(
    z.object({
      part: costPart,
      provider: z.string(),
      model: z.string(),
      unit,
      quantity: z.number(),
      /** Null: the price book has no price for it. */
      micros: micros.nullable(),
    }),
  ),
  /** What is assumed of a conversation, with where it is from; none when it was measured. */
  assumptions: z.array(z.object({ name: z.string(), value: z.number(), source: z.string() })),
});
export type CostPerMinute = z.infer<typeof costPerMinute>;
