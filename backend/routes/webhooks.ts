import { createRouter } from '../http/router.ts';
import type { Services } from '../services.ts';
import { receiveWebhook } from '../webhooks/receive.ts';

/** LiveKit's own form, hence not in our OpenAPI document. */
export function webhookRoutes({ database, queue, livekit, log }: Services) {
  const router = createRouter();
  router.post('/webhooks/livekit', async (c) => {
    const signed = { body: await c.req.text(), authorization: c.req.header('authorization') };
    await receiveWebhook(database, queue, livekit, signed, log);
    return c.body(null, 200);
  });
  return router;
}
