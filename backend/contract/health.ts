import { z } from 'zod';

export const partState = z.enum(['ready', 'starting', 'down']);

/** `GET /healthz`: 200 when every part is ready, else 503 with the same body. */
export const healthResponse = z.object({
  status: z.enum(['ready', 'not_ready']),
  parts: z.record(z.string(), z.object({ state: partState, detail: z.string().optional() })),
});
export type Health = z.infer<typeof healthResponse>;
