import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { may } from '../access/principal.ts';
import { createRouter, failure } from '../http/router.ts';
import { readPlace } from '../live/place.ts';
import { sendLive } from '../live/stream.ts';
import { Viewer } from '../live/viewer.ts';
import type { Services } from '../services.ts';

const stream = (description: string) => ({
  description,
  content: { 'text/event-stream': { schema: z.string() } },
});

const list = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/live',
  operationId: 'followCalls',
  summary: 'Follow all calls in progress, as server-sent events',
  responses: {
    200: stream('First `snapshot`, all calls; then `call`, one as it now is, and `gone`'),
    ...failure,
  },
});

const one = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/live',
  operationId: 'followCall',
  summary: 'Follow a call, as server-sent events',
  request: {
    params: z.object({ id: z.uuid() }),
    headers: z.object({ 'last-event-id': z.string().max(1_000).optional() }),
  },
  responses: {
    200: stream(
      '`event`, from the first one or the one after Last-Event-ID; `interim`, `call`, `gone`',
    ),
    ...failure,
  },
});

export function liveRoutes({ live, log }: Pick<Services, 'live' | 'log'>) {
  return createRouter()
    .openapi(list, async (c) => {
      const viewer = new Viewer();
      await live.joinList(viewer, may(c.get('principal'), 'calls:content'));
      return sendLive(c, viewer, log);
    })
    .openapi(one, async (c) => {
      const viewer = new Viewer();
      const place = readPlace(c.req.valid('header')['last-event-id']);
      await live.joinCall(c.req.valid('param').id, viewer, place);
      return sendLive(c, viewer, log);
    });
}
