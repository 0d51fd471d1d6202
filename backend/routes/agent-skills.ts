import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { listSkills } from '../agents/skills.ts';
import { agentSlug } from '../contract/common.ts';
import { skillList } from '../contract/skills.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const list = createRoute({
  ...needs('agents:read'),
  method: 'get',
  path: '/agents/{slug}/skills',
  operationId: 'listSkills',
  summary: 'List the skills in the folder of an agent',
  request: { params: z.object({ slug: agentSlug }) },
  responses: { 200: reply('The skills, those that are left out last', skillList), ...failure },
});

export function agentSkillRoutes(services: Services & { agentsDir: string }) {
  return createRouter().openapi(list, async (c) =>
    c.json(await listSkills(services, c.req.valid('param').slug), 200),
  );
}
