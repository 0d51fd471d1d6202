import { createRoute } from '@hono/zod-openapi';
import { needs, refuseWithout } from '../access/needs.ts';
import { notNoted } from '../audit/noted.ts';
import { tokenQuery, tokenRequest, tokenResponse } from '../contract/tokens.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { createToken } from '../tokens/create.ts';

const create = createRoute({
  ...needs('talk'),
  ...notNoted,
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  summary: 'Let someone talk to an agent from a browser or an app',
  request: { query: tokenQuery, body: body(tokenRequest) },
  responses: { 201: reply('Where to go, and with what token', tokenResponse), ...failure },
});

export function tokenRoutes({ database, livekit, livekitPublicUrl }: Services) {
  return createRouter().openapi(create, async (c) => {
    const request = { ...c.req.valid('query'), ...c.req.valid('json') };
    // It tells what nobody else is to know yet, and works with what nobody has approved.
    if (request.draft) refuseWithout(c.get('principal'), 'agents:write');
    return c.json(await createToken(database, livekit, livekitPublicUrl, request), 201);
  });
}
