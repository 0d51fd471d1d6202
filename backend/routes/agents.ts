import { createRoute, z } from '@hono/zod-openapi';
import { listAgents } from '../agents/list.ts';
import { putAgent } from '../agents/put.ts';
import { readAgent } from '../agents/read.ts';
import { agentSettings, listAgentsResponse } from '../contract/agents.ts';
import { agentSlug } from '../contract/common.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ slug: agentSlug });

const list = createRoute({
  method: 'get',
  path: '/agents',
  summary: 'List agents, the first one created first',
  responses: { 200: reply('All agents', listAgentsResponse), ...failure },
});

const read = createRoute({
  method: 'get',
  path: '/agents/{slug}',
  summary: 'Read an agent',
  request: { params },
  responses: { 200: reply('The agent', agentSettings), ...failure },
});

const put = createRoute({
  method: 'put',
  path: '/agents/{slug}',
  summary: 'Create or replace an agent',
  request: { params, body: body(agentSettings) },
  responses: {
    201: reply('The agent is new', agentSettings),
    200: reply('The agent was replaced', agentSettings),
    ...failure,
  },
});

export function agentRoutes({ database, requestProvisioning }: Services) {
  return createRouter()
    .openapi(list, async (c) => c.json({ agents: await listAgents(database) }, 200))
    .openapi(read, async (c) => c.json(await readAgent(database, c.req.valid('param').slug), 200))
    .openapi(put, async (c) => {
      const { slug } = c.req.valid('param');
      const { agent, created } = await putAgent(database, slug, c.req.valid('json'));
      // LiveKit dispatches by `agentName`, and a number may have waited for this agent.
      requestProvisioning();
      return c.json(agent, created ? 201 : 200);
    });
}
