import { createRoute, z } from '@hono/zod-openapi';
import { listAgentNames } from '../../db/queries/agents.ts';
import { needs } from '../access/needs.ts';
import { nameOf } from '../access/principal.ts';
import { archiveAgent } from '../agents/archive.ts';
import { listAgents } from '../agents/list.ts';
import { listAgentOverviews } from '../agents/overviews.ts';
import { putAgent } from '../agents/put.ts';
import { readAgent } from '../agents/read.ts';
import {
  listAgentOverviewsQuery,
  listAgentOverviewsResponse,
} from '../contract/agent-overviews.ts';
import { agentSettings, listAgentNamesResponse, listAgentsResponse } from '../contract/agents.ts';
import { agentSlug } from '../contract/common.ts';
import { DAY_MS } from '../figures/range.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ slug: agentSlug });

const list = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents',
  operationId: 'listAgents',
  summary: 'List agents with their published settings, the first one created first',
  responses: { 200: reply('All agents', listAgentsResponse), ...failure },
});

const listNames = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agent-names',
  operationId: 'listAgentNames',
  summary: 'List the names of agents, to choose from, and who pays for their calls',
  responses: { 200: reply('All agents', listAgentNamesResponse), ...failure },
});

const listOverviews = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agent-overviews',
  operationId: 'listAgentOverviews',
  summary: 'List agents with their numbers, how much they are called and what a minute costs',
  request: { query: listAgentOverviewsQuery },
  responses: { 200: reply('All agents', listAgentOverviewsResponse), ...failure },
});

const read = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}',
  operationId: 'readAgent',
  summary: 'Read the published settings of an agent',
  request: { params },
  responses: { 200: reply('The agent', agentSettings), ...failure },
});

const put = createRoute({
  ...needs('agents:write'),
  method: 'put',
  path: '/agents/{slug}',
  operationId: 'putAgent',
  summary: 'Create an agent, or publish new settings of it at once',
  request: { params, body: body(agentSettings) },
  responses: {
    201: reply('The agent is new', agentSettings),
    200: reply('The agent was replaced', agentSettings),
    ...failure,
  },
});

const archive = createRoute({
  ...needs('agents:write'),
  method: 'delete',
  path: '/agents/{slug}',
  operationId: 'archiveAgent',
  summary: 'Take an agent out of use that no number leads to; its calls and versions stay',
  request: { params },
  responses: { 204: { description: 'It answers no more' }, ...failure },
});

export function agentRoutes(services: Services) {
  const { database, now, requestProvisioning } = services;
  return createRouter()
    .openapi(list, async (c) => c.json({ agents: await listAgents(database) }, 200))
    .openapi(listNames, async (c) => c.json({ agents: await listAgentNames(database) }, 200))
    .openapi(listOverviews, async (c) => {
      const { callsSince = now().getTime() - DAY_MS } = c.req.valid('query');
      const agents = await listAgentOverviews(services, new Date(callsSince), now());
      return c.json({ agents }, 200);
    })
    .openapi(read, async (c) => c.json(await readAgent(database, c.req.valid('param').slug), 200))
    .openapi(put, async (c) => {
      const { slug } = c.req.valid('param');
      const publishedBy = nameOf(c.get('principal'));
      const settings = c.req.valid('json');
      const { agent, created } = await putAgent(database, slug, settings, { publishedBy });
      // LiveKit dispatches by `agentName`, and a number may have waited for this agent.
      requestProvisioning();
      return c.json(agent, created ? 201 : 200);
    })
    .openapi(archive, async (c) => {
      await archiveAgent(database, c.req.valid('param').slug);
      return c.body(null, 204);
    });
}
