import { z } from 'zod';
import { agentSlug, phoneNumber } from './common.ts';
import { provisioningAttempt } from './provisioning.ts';

/** Where something was declared: in `sip-trunk.json`, which alone changes it, or through this API. */
export const declaredIn = z.enum(['file', 'api']);

/**
 * What LiveKit makes of a number: `ready` routes its calls as wanted, `differs` routes them in
 * another way or not at all, `unknown` when LiveKit does not tell.
 */
const numberState = z.enum(['ready', 'differs', 'unknown']);

/** A number that is answered here. */
export const ownedNumber = z.object({
  number: phoneNumber,
  agent: agentSlug,
  trunk: agentSlug,
  source: declaredIn,
});

const listedNumber = ownedNumber.extend({ state: numberState });
export type ListedNumber = z.infer<typeof listedNumber>;

export const listNumbersQuery = z.strictObject({
  agent: agentSlug.optional(),
  trunk: agentSlug.optional(),
  /** Digits anywhere in the number. */
  digits: z
    .string()
    .regex(/^\+?\d{1,15}$/, 'digits of a number')
    .optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  cursor: phoneNumber.optional(),
});

/** Numbers in their order. */
export const listNumbersResponse = z.object({
  numbers: z.array(listedNumber),
  /** For the next page; null: there is none. */
  nextCursor: phoneNumber.nullable(),
});

export const putNumberRequest = z.strictObject({ agent: agentSlug, trunk: agentSlug });

/** A number that was just written, and how provisioning it went. */
export const putNumberResponse = z.object({
  number: ownedNumber,
  provisioning: provisioningAttempt,
});
