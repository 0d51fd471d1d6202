import { z } from 'zod';
import { instant, phoneNumber } from './common.ts';

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
