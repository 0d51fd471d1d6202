import { z } from 'zod';

const partState = z.enum(['ready', 'starting', 'down']);

/** One part of the installation, and for one that is not ready what is the matter. */
const part = z.object({ state: partState, detail: z.string().optional() });
export type Part = z.infer<typeof part>;

/** `GET /healthz`: 200 when every part is ready, else 503 with the same body. */
export const healthResponse = z.object({
  status: z.enum(['ready', 'not_ready']),
  parts: z.record(z.string(), part),
});
export type Health = z.infer<typeof healthResponse>;
