import { createRoute } from '@hono/zod-openapi';
import { tokenRequest, tokenResponse } from '../contract/tokens.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { createToken } from '../tokens/create.ts';

const create = createRoute({
  method: 'post',
  path: '/tokens',
  summary: 'Let someone talk to an agent from a browser or an app',
  request: { body: body(tokenRequest) },
  responses: { 201: reply('Where to go, and with what token', tokenResponse), ...failure },
});

export function tokenRoutes({ database, livekit, livekitPublicUrl }: Services) {
  return createRouter().openapi(create, async (c) =>
    c.json(await createToken(database, livekit, livekitPublicUrl, c.req.valid('json')), 201),
  );
}
