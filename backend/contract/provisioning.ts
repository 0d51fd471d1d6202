import { z } from 'zod';
import { instant } from './common.ts';

/** How bringing LiveKit in line with the trunks and numbers went last. */
export const provisioningAttempt = z.object({
  at: instant,
  /** What was changed at LiveKit, a line for each change. */
  changes: z.array(z.string()),
  /** What was in the way, and what to do about it; null: nothing. It is tried again by itself. */
  problem: z.string().nullable(),
});
export type ProvisioningAttempt = z.infer<typeof provisioningAttempt>;

/** `GET /v1/provisioning`: what is wanted against what LiveKit has. */
export const provisioningView = z.object({
  /** Null: none since this process started. */
  last: provisioningAttempt.nullable(),
  /** What would be changed now; empty when LiveKit is as wanted. */
  plan: z.array(z.string()),
  /** Why nothing can be planned; null: it can. */
  problem: z.string().nullable(),
});
export type ProvisioningView = z.infer<typeof provisioningView>;
