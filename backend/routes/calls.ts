import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { callFor, callWithTurnsFor, requireContentFor } from '../calls/content.ts';
import { leaveLeg } from '../calls/leave-leg.ts';
import { listCalls } from '../calls/list.ts';
import { listEvents } from '../calls/list-events.ts';
import { findNeighbours } from '../calls/neighbours.ts';
import { openCall } from '../calls/open.ts';
import { readCall } from '../calls/read.ts';
import {
  callWithTurns,
  listCallsQuery,
  listCallsResponse,
  listEventsQuery,
  listEventsResponse,
  neighboursQuery,
  neighboursResponse,
  openCallRequest,
  openCallResponse,
} from '../contract/calls.ts';
import { appendEventsRequest, appendEventsResponse } from '../contract/events.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { takeDelivery } from '../live/take-delivery.ts';
import type { Services } from '../services.ts';
import type { Workbenches } from '../tasks/workbench.ts';
import { noteEventCount } from '../telemetry/event-count.ts';

const params = z.object({ id: z.uuid() });
const legParams = params.extend({ leg: z.coerce.number().int().min(0).max(1_000) });

const open = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls',
  operationId: 'openCall',
  summary: 'Open the call of a room, once',
  request: { body: body(openCallRequest) },
  responses: {
    201: reply('The call is new', openCallResponse),
    200: reply('The call was open already', openCallResponse),
    ...failure,
  },
});

const append = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/legs/{leg}/events',
  operationId: 'appendEvents',
  summary: 'Apply events of a call, each once and in order; none is a sign of life',
  request: { params: legParams, body: body(appendEventsRequest) },
  responses: { 200: reply('Which event is wanted next', appendEventsResponse), ...failure },
});

const leave = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/legs/{leg}/left',
  operationId: 'leaveLeg',
  summary: 'Tell that the process which held a leg has died',
  request: { params: legParams },
  responses: { 204: { description: 'Noted' }, ...failure },
});

const list = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/calls',
  operationId: 'listCalls',
  summary: 'List calls, newest first',
  request: { query: listCallsQuery },
  responses: { 200: reply('One page of calls', listCallsResponse), ...failure },
});

const read = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/calls/{id}',
  operationId: 'readCall',
  summary: 'Read a call with its turns',
  request: { params },
  responses: { 200: reply('The call', callWithTurns), ...failure },
});

const neighbours = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/calls/{id}/neighbours',
  operationId: 'readNeighbours',
  summary: 'Read which calls come before and after one in a list of calls',
  request: { params, query: neighboursQuery },
  responses: { 200: reply('The two calls', neighboursResponse), ...failure },
});

const events = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/events',
  operationId: 'listEvents',
  summary: 'List what happened on a call, in order',
  request: { params, query: listEventsQuery },
  responses: { 200: reply('One page of events', listEventsResponse), ...failure },
});

export function callRoutes(services: Services & { workbenches: Pick<Workbenches, 'warm'> }) {
  const { database, now, workbenches } = services;
  return createRouter()
    .openapi(open, async (c) => {
      const { created, opened } = await openCall(services, c.req.valid('json'), now());
      // In the background: the caller is greeted meanwhile.
      if (opened.refused === null) workbenches.warm(opened.callId, opened.agent);
      services.live.changed(opened.callId);
      return c.json(opened, created ? 201 : 200);
    })
    .openapi(append, async (c) => {
      const { id, leg } = c.req.valid('param');
      const delivery = c.req.valid('json');
      noteEventCount(delivery.events.length);
      const of = { callId: id, leg };
      return c.json(await takeDelivery(services, of, delivery, now()), 200);
    })
    .openapi(leave, async (c) => {
      const { id, leg } = c.req.valid('param');
      await leaveLeg(database, id, leg, now());
      return c.body(null, 204);
    })
    .openapi(events, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await listEvents(database, id, c.req.valid('query')), 200);
    })
    .openapi(list, async (c) => {
      const [query, principal] = [c.req.valid('query'), c.get('principal')];
      requireContentFor(query, principal);
      const { calls, nextCursor } = await listCalls(database, query);
      return c.json({ calls: calls.map((call) => callFor(principal, call)), nextCursor }, 200);
    })
    .openapi(neighbours, async (c) => {
      const filter = c.req.valid('query');
      requireContentFor(filter, c.get('principal'));
      return c.json(await findNeighbours(database, c.req.valid('param').id, filter), 200);
    })
    .openapi(read, async (c) => {
      const call = await readCall(database, c.req.valid('param').id);
      return c.json(callWithTurnsFor(c.get('principal'), call), 200);
    });
}
