import { createRoute, z } from '@hono/zod-openapi';
import type { Database } from '../../db/client.ts';
import { needs } from '../access/needs.ts';
import { agentSlug, credentialName } from '../contract/common.ts';
import {
  credential,
  listCredentialsResponse,
  putCredentialRequest,
} from '../contract/credentials.ts';
import { deleteSecret, listSecrets, putSecret } from '../credentials/credentials.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';

const ofAgent = z.object({ slug: agentSlug });
const named = ofAgent.extend({ name: credentialName });

const list = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/credentials',
  operationId: 'listCredentials',
  summary: 'List the credentials of an agent, without the secrets',
  request: { params: ofAgent },
  responses: { 200: reply('All of them', listCredentialsResponse), ...failure },
});

const put = createRoute({
  ...needs('credentials:write'),
  method: 'put',
  path: '/agents/{slug}/credentials/{name}',
  operationId: 'putCredential',
  summary: 'Keep a secret that tools of an agent act with',
  request: { params: named, body: body(putCredentialRequest) },
  responses: {
    201: reply('The credential is new', credential),
    200: reply('The credential was replaced', credential),
    ...failure,
  },
});

const remove = createRoute({
  ...needs('credentials:write'),
  method: 'delete',
  path: '/agents/{slug}/credentials/{name}',
  operationId: 'deleteCredential',
  summary: 'Forget a secret',
  request: { params: named },
  responses: { 204: { description: 'Forgotten' }, ...failure },
});

/** Secrets are written and forgotten here; nothing reads one back. */
export function credentialRoutes({
  database,
  credentialsKey,
  now,
}: {
  database: Database;
  credentialsKey: Buffer | null;
  now: () => Date;
}) {
  return createRouter()
    .openapi(list, async (c) =>
      c.json({ credentials: await listSecrets(database, c.req.valid('param').slug) }, 200),
    )
    .openapi(put, async (c) => {
      const { slug: agent, name } = c.req.valid('param');
      const kept = await putSecret(
        database,
        credentialsKey,
        { agent, name },
        c.req.valid('json'),
        now(),
      );
      return c.json(kept.credential, kept.created ? 201 : 200);
    })
    .openapi(remove, async (c) => {
      const { slug: agent, name } = c.req.valid('param');
      await deleteSecret(database, { agent, name });
      return c.body(null, 204);
    });
}
