import { createRoute } from '@hono/zod-openapi';
import { needsNothing } from '../access/needs.ts';
import type { Principal } from '../access/principal.ts';
import { type Me, me } from '../contract/people.ts';
import { createRouter, failure, reply } from '../http/router.ts';

const read = createRoute({
  ...needsNothing(),
  method: 'get',
  path: '/me',
  operationId: 'readMe',
  summary: 'Tell who asks, and what they may do',
  responses: { 200: reply('Who asks', me), ...failure },
});

export function meRoutes() {
  return createRouter().openapi(read, (c) => c.json(toMe(c.get('principal')), 200));
}

function toMe(principal: Principal): Me {
  const scopes = [...principal.scopes];
  switch (principal.kind) {
    case 'person':
      return {
        kind: 'person',
        id: principal.id,
        name: principal.name,
        role: principal.role,
        scopes,
      };
    case 'key':
      return { kind: 'key', id: principal.id, name: principal.name, role: null, scopes };
    default:
      return { kind: 'service', id: null, name: 'service token', role: null, scopes };
  }
}
