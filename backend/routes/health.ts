import { createRoute } from '@hono/zod-openapi';
import { healthResponse } from '../contract/health.ts';
import { createRouter, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const read = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'readHealth',
  summary: 'Whether calls can be answered, part by part',
  security: [],
  responses: {
    200: reply('Every part is ready', healthResponse),
    503: reply('A part is not ready', healthResponse),
  },
});

export function healthRoutes({ health }: Services) {
  return createRouter().openapi(read, async (c) => {
    const found = await health();
    return c.json(found, found.status === 'ready' ? 200 : 503);
  });
}
