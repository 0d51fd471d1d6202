import { createRoute } from '@hono/zod-openapi';
import { listNumbersResponse } from '../contract/numbers.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import { listNumbers } from '../numbers/list.ts';
import type { Services } from '../services.ts';

const list = createRoute({
  method: 'get',
  path: '/numbers',
  summary: 'List the numbers that are answered',
  responses: { 200: reply('All numbers', listNumbersResponse), ...failure },
});

export function numberRoutes({ database }: Services) {
  return createRouter().openapi(list, async (c) =>
    c.json({ numbers: await listNumbers(database) }, 200),
  );
}
