import { createRoute, z } from '@hono/zod-openapi';
import { appendTurns } from '../calls/append-turns.ts';
import { closeCall } from '../calls/close.ts';
import { listCalls } from '../calls/list.ts';
import { openCall } from '../calls/open.ts';
import { readCall } from '../calls/read.ts';
import {
  appendTurnsRequest,
  appendTurnsResponse,
  call,
  callWithTurns,
  closeCallRequest,
  listCallsQuery,
  listCallsResponse,
  openCallRequest,
  openCallResponse,
} from '../contract/calls.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.uuid() });

const open = createRoute({
  method: 'post',
  path: '/calls',
  summary: 'Open the call of a room, once',
  request: { body: body(openCallRequest) },
  responses: {
    201: reply('The call is new', openCallResponse),
    200: reply('The call was open already', openCallResponse),
    ...failure,
  },
});

const append = createRoute({
  method: 'post',
  path: '/calls/{id}/turns',
  summary: 'Store turns; sending one again is harmless',
  request: { params, body: body(appendTurnsRequest) },
  responses: { 200: reply('How many were new', appendTurnsResponse), ...failure },
});

const close = createRoute({
  method: 'post',
  path: '/calls/{id}/close',
  summary: 'Close a call; the first closing stands',
  request: { params, body: body(closeCallRequest) },
  responses: { 200: reply('The call as it stands', call), ...failure },
});

const list = createRoute({
  method: 'get',
  path: '/calls',
  summary: 'List calls, newest first',
  request: { query: listCallsQuery },
  responses: { 200: reply('One page of calls', listCallsResponse), ...failure },
});

const read = createRoute({
  method: 'get',
  path: '/calls/{id}',
  summary: 'Read a call with its turns',
  request: { params },
  responses: { 200: reply('The call', callWithTurns), ...failure },
});

export function callRoutes({ database, now }: Services) {
  return createRouter()
    .openapi(open, async (c) => {
      const { created, opened } = await openCall(database, c.req.valid('json'), now());
      return c.json(opened, created ? 201 : 200);
    })
    .openapi(append, async (c) => {
      const { turns } = c.req.valid('json');
      return c.json({ stored: await appendTurns(database, c.req.valid('param').id, turns) }, 200);
    })
    .openapi(close, async (c) => {
      const { reason, detail, endedAt } = c.req.valid('json');
      const closing = { reason, detail, endedAt: new Date(endedAt) };
      return c.json(await closeCall(database, c.req.valid('param').id, closing), 200);
    })
    .openapi(list, async (c) => c.json(await listCalls(database, c.req.valid('query')), 200))
    .openapi(read, async (c) => c.json(await readCall(database, c.req.valid('param').id), 200));
}
