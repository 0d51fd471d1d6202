import { createRoute, z } from '@hono/zod-openapi';
import { putCaller } from '../callers/put.ts';
import { readCaller } from '../callers/read.ts';
import { caller, putCallerRequest } from '../contract/callers.ts';
import { phoneNumber } from '../contract/common.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ number: phoneNumber });

const read = createRoute({
  method: 'get',
  path: '/callers/{number}',
  summary: 'Read a caller',
  request: { params },
  responses: { 200: reply('The caller', caller), ...failure },
});

const put = createRoute({
  method: 'put',
  path: '/callers/{number}',
  summary: 'Name a caller, who need not have called yet',
  request: { params, body: body(putCallerRequest) },
  responses: { 200: reply('The caller', caller), ...failure },
});

export function callerRoutes({ database }: Services) {
  return createRouter()
    .openapi(read, async (c) =>
      c.json(await readCaller(database, c.req.valid('param').number), 200),
    )
    .openapi(put, async (c) => {
      const { name } = c.req.valid('json');
      return c.json(await putCaller(database, c.req.valid('param').number, name), 200);
    });
}
