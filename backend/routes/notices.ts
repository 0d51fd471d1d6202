import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import {
  decideNoticeRequest,
  listNoticesQuery,
  listNoticesResponse,
  notice,
  postNoticeRequest,
} from '../contract/notices.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { decideNotice } from '../notices/decide.ts';
import { listNotices } from '../notices/list.ts';
import { takeNotice } from '../notices/take.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const post = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/notices',
  operationId: 'postNotice',
  summary: 'Tell that a call has ended; telling it again is harmless',
  request: { body: body(postNoticeRequest) },
  responses: {
    201: reply('What became of the notice', notice),
    200: reply('What had become of it when it came first', notice),
    ...failure,
  },
});

const list = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/notices',
  operationId: 'listNotices',
  summary: 'List notices that calls have ended, newest first',
  request: { query: listNoticesQuery },
  responses: { 200: reply('One page of notices', listNoticesResponse), ...failure },
});

const decide = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/notices/{id}/resolve',
  operationId: 'resolveNotice',
  summary: 'Say which call a notice is about, or that it is about none',
  request: { params, body: body(decideNoticeRequest) },
  responses: { 200: reply('The notice as it stands', notice), ...failure },
});

export function noticeRoutes({ database, queue, now }: Services) {
  return createRouter()
    .openapi(post, async (c) => {
      const taken = await takeNotice(database, queue, c.req.valid('json'), now());
      return c.json(taken.notice, taken.isNew ? 201 : 200);
    })
    .openapi(list, async (c) => c.json(await listNotices(database, c.req.valid('query')), 200))
    .openapi(decide, async (c) => {
      const { callId } = c.req.valid('json');
      return c.json(
        await decideNotice(database, queue, c.req.valid('param').id, callId, now()),
        200,
      );
    });
}
