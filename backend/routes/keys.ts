import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { createKeyRequest, createKeyResponse, listKeysResponse } from '../contract/keys.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { createKey } from '../keys/create.ts';
import { listKeys } from '../keys/list.ts';
import { revokeKey } from '../keys/revoke.ts';
import type { Services } from '../services.ts';

const list = createRoute({
  ...needs('people:write'),
  method: 'get',
  path: '/keys',
  operationId: 'listKeys',
  summary: 'List API keys, newest first',
  responses: { 200: reply('All that were not revoked', listKeysResponse), ...failure },
});

const create = createRoute({
  ...needs('people:write'),
  method: 'post',
  path: '/keys',
  operationId: 'createKey',
  summary: 'Make an API key, which is shown this one time',
  description: 'It can be given the scopes that whoever makes it has.',
  request: { body: body(createKeyRequest) },
  responses: { 201: reply('The key and its secret', createKeyResponse), ...failure },
});

const revoke = createRoute({
  ...needs('people:write'),
  method: 'delete',
  path: '/keys/{id}',
  operationId: 'revokeKey',
  summary: 'Revoke an API key, at once',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: { description: 'Revoked' }, ...failure },
});

export function keyRoutes(services: Pick<Services, 'database' | 'now'>) {
  return createRouter()
    .openapi(list, async (c) => c.json({ keys: await listKeys(services.database) }, 200))
    .openapi(create, async (c) =>
      c.json(await createKey(services, c.get('principal'), c.req.valid('json')), 201),
    )
    .openapi(revoke, async (c) => {
      await revokeKey(services.database, c.req.valid('param').id, services.now());
      return c.body(null, 204);
    });
}
