import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { forgetFacts, putFacts, readFacts } from '../callers/facts.ts';
import { putCaller } from '../callers/put.ts';
import { readCaller } from '../callers/read.ts';
import {
  caller,
  callerFacts,
  deleteFactsQuery,
  putCallerRequest,
  putFactsRequest,
} from '../contract/callers.ts';
import { phoneNumber } from '../contract/common.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ number: phoneNumber });

const read = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/callers/{number}',
  operationId: 'readCaller',
  summary: 'Read a caller',
  request: { params },
  responses: { 200: reply('The caller', caller), ...failure },
});

const put = createRoute({
  ...needs('calls:control'),
  method: 'put',
  path: '/callers/{number}',
  operationId: 'putCaller',
  summary: 'Name a caller, who need not have called yet',
  request: { params, body: body(putCallerRequest) },
  responses: { 200: reply('The caller', caller), ...failure },
});

const readRemembered = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/callers/{number}/facts',
  operationId: 'readCallerFacts',
  summary: 'Read what is remembered of a caller',
  request: { params },
  responses: { 200: reply('What is remembered', callerFacts), ...failure },
});

const putRemembered = createRoute({
  ...needs('calls:control'),
  method: 'put',
  path: '/callers/{number}/facts',
  operationId: 'putCallerFacts',
  summary: 'Replace what an agent remembers of a caller',
  request: { params, body: body(putFactsRequest) },
  responses: { 200: reply('What that agent remembers now', callerFacts), ...failure },
});

const forget = createRoute({
  ...needs('calls:erase'),
  method: 'delete',
  path: '/callers/{number}/facts',
  operationId: 'forgetCallerFacts',
  summary: 'Have an agent, or all, forget what they remember of a caller',
  request: { params, query: deleteFactsQuery },
  responses: { 204: { description: 'Forgotten' }, ...failure },
});

export function callerRoutes({ database, now }: Pick<Services, 'database' | 'now'>) {
  return createRouter()
    .openapi(read, async (c) =>
      c.json(await readCaller(database, c.req.valid('param').number), 200),
    )
    .openapi(put, async (c) => {
      const { name } = c.req.valid('json');
      return c.json(await putCaller(database, c.req.valid('param').number, name), 200);
    })
    .openapi(readRemembered, async (c) => {
      const facts = await readFacts(database, c.req.valid('param').number);
      return c.json({ facts }, 200);
    })
    .openapi(putRemembered, async (c) => {
      const { number } = c.req.valid('param');
      return c.json({ facts: await putFacts(database, number, c.req.valid('json'), now()) }, 200);
    })
    .openapi(forget, async (c) => {
      await forgetFacts(database, c.req.valid('param').number, c.req.valid('query').agent);
      return c.body(null, 204);
    });
}
