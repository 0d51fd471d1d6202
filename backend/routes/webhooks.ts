import { createRouter } from '../http/router.ts';
import { receiveWebhook, type WebhookServices } from '../webhooks/receive.ts';

/** LiveKit's own form, hence not in our OpenAPI document. */
export function webhookRoutes(services: WebhookServices) {
  const router = createRouter();
  router.post('/webhooks/livekit', async (c) => {
    const signed = { body: await c.req.text(), authorization: c.req.header('authorization') };
    await receiveWebhook(services, signed);
    return c.body(null, 200);
  });
  return router;
}
