import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { nameOf } from '../access/principal.ts';
import { discardDraft, putDraft, readDraft } from '../agents/drafts.ts';
import { publishDraft } from '../agents/publish-draft.ts';
import { restoreVersion } from '../agents/restore.ts';
import { listVersions, readVersion } from '../agents/versions.ts';
import { notedOnce } from '../audit/noted.ts';
import {
  agentDraft,
  agentVersionWithSettings,
  listVersionsQuery,
  listVersionsResponse,
  publishRequest,
  putDraftRequest,
  readDraftResponse,
  versionParams,
} from '../contract/agent-versions.ts';
import { agentSlug } from '../contract/common.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ slug: agentSlug });

const list = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/versions',
  operationId: 'listAgentVersions',
  summary: 'List the versions of an agent, newest first',
  request: { params, query: listVersionsQuery },
  responses: { 200: reply('One page of versions', listVersionsResponse), ...failure },
});

const read = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/versions/{version}',
  operationId: 'readAgentVersion',
  summary: 'Read a version of an agent with its settings',
  request: { params: versionParams },
  responses: { 200: reply('The version', agentVersionWithSettings), ...failure },
});

const restore = createRoute({
  ...needs('agents:write'),
  method: 'post',
  path: '/agents/{slug}/versions/{version}/restore',
  operationId: 'restoreAgentVersion',
  summary: 'Publish the settings of an earlier version again, as a new one',
  request: { params: versionParams, body: body(publishRequest) },
  responses: { 201: reply('The new version', agentVersionWithSettings), ...failure },
});

const readTheDraft = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/draft',
  operationId: 'readAgentDraft',
  summary: 'Read what is being edited of an agent, if anything, and what is wrong with it',
  request: { params },
  responses: { 200: reply('The draft, if there is one', readDraftResponse), ...failure },
});

const putTheDraft = createRoute({
  ...needs('agents:write'),
  ...notedOnce,
  method: 'put',
  path: '/agents/{slug}/draft',
  operationId: 'putAgentDraft',
  summary: 'Keep what is being edited of an agent, finished or not',
  request: { params, body: body(putDraftRequest) },
  responses: { 200: reply('The draft', agentDraft), ...failure },
});

const discard = createRoute({
  ...needs('agents:write'),
  method: 'delete',
  path: '/agents/{slug}/draft',
  operationId: 'discardAgentDraft',
  summary: 'Discard the draft of an agent',
  request: { params },
  responses: { 204: { description: 'There is no draft now' }, ...failure },
});

const publish = createRoute({
  ...needs('agents:write'),
  method: 'post',
  path: '/agents/{slug}/draft/publish',
  operationId: 'publishAgentDraft',
  summary: 'Publish the draft of an agent',
  request: { params, body: body(publishRequest) },
  responses: { 201: reply('The version it became', agentVersionWithSettings), ...failure },
});

/** Versions of agents, and their drafts. */
export function agentVersionRoutes({ database, requestProvisioning }: Services) {
  return createRouter()
    .openapi(list, async (c) => {
      const { slug } = c.req.valid('param');
      return c.json(await listVersions(database, slug, c.req.valid('query')), 200);
    })
    .openapi(read, async (c) => {
      const { slug, version } = c.req.valid('param');
      return c.json(await readVersion(database, slug, version), 200);
    })
    .openapi(restore, async (c) => {
      const { slug, version } = c.req.valid('param');
      const publication = { ...c.req.valid('json'), publishedBy: nameOf(c.get('principal')) };
      const restored = await restoreVersion(database, slug, version, publication);
      requestProvisioning();
      return c.json(restored, 201);
    })
    .openapi(readTheDraft, async (c) => {
      const draft = await readDraft(database, c.req.valid('param').slug);
      return c.json({ draft }, 200);
    })
    .openapi(putTheDraft, async (c) => {
      const { slug } = c.req.valid('param');
      const updatedBy = nameOf(c.get('principal'));
      return c.json(await putDraft(database, slug, c.req.valid('json'), updatedBy), 200);
    })
    .openapi(discard, async (c) => {
      await discardDraft(database, c.req.valid('param').slug);
      return c.body(null, 204);
    })
    .openapi(publish, async (c) => {
      const { slug } = c.req.valid('param');
      const publication = { ...c.req.valid('json'), publishedBy: nameOf(c.get('principal')) };
      const published = await publishDraft(database, slug, publication);
      requestProvisioning();
      return c.json(published, 201);
    });
}
