import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { costPerMinute as readCost } from '../agents/cost-per-minute.ts';
import { notNoted } from '../audit/noted.ts';
import { agentSlug } from '../contract/common.ts';
import { costPerMinute, costPerMinuteRequest } from '../contract/cost-per-minute.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ slug: agentSlug });

const read = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/cost-per-minute',
  operationId: 'readCostPerMinute',
  summary: 'Tell what a minute of calls with an agent costs, by part',
  request: { params },
  responses: { 200: reply('The cost, and what it is based on', costPerMinute), ...failure },
});

const estimate = createRoute({
  ...needs('agents:read'),
  ...notNoted,
  method: 'post',
  path: '/agents/{slug}/cost-per-minute',
  operationId: 'estimateCostPerMinute',
  summary: 'Tell what a minute would cost with other settings',
  request: { params, body: body(costPerMinuteRequest) },
  responses: { 200: reply('The cost, and what it is based on', costPerMinute), ...failure },
});

export function agentCostRoutes(services: Services) {
  return createRouter()
    .openapi(read, async (c) => {
      const { slug } = c.req.valid('param');
      return c.json(await readCost(services, slug, null, services.now()), 200);
    })
    .openapi(estimate, async (c) => {
      const { slug } = c.req.valid('param');
      const { settings } = c.req.valid('json');
      return c.json(await readCost(services, slug, settings, services.now()), 200);
    });
}
