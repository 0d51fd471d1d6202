import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { agentSlug } from '../contract/common.ts';
import {
  anomaliesQuery,
  anomaliesResponse,
  figuresQuery,
  figuresResponse,
} from '../contract/figures.ts';
import { suggestionsResponse } from '../contract/suggestions.ts';
import { findAnomalies } from '../figures/anomalies.ts';
import { figures } from '../figures/figures.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { readSuggestions } from '../suggestions/read.ts';

const read = createRoute({
  ...needs('figures:read'),
  method: 'get',
  path: '/figures',
  operationId: 'readFigures',
  summary: 'What the calls of a time were like',
  request: { query: figuresQuery },
  responses: { 200: reply('The figures', figuresResponse), ...failure },
});

const anomalies = createRoute({
  ...needs('figures:read'),
  method: 'get',
  path: '/anomalies',
  operationId: 'listAnomalies',
  summary: "Calls that are stuck, or unlike their agent's usual in length, cost or latency",
  request: { query: anomaliesQuery },
  responses: { 200: reply('The calls, and what is unlike', anomaliesResponse), ...failure },
});

const suggestions = createRoute({
  ...needs('figures:read'),
  method: 'get',
  path: '/agents/{slug}/suggestions',
  operationId: 'readSuggestions',
  summary: "What an agent's last calls say of its turn-taking, and settings to try",
  request: { params: z.object({ slug: agentSlug }) },
  responses: { 200: reply('What they say', suggestionsResponse), ...failure },
});

export function figureRoutes({ database, now }: Pick<Services, 'database' | 'now'>) {
  return createRouter()
    .openapi(read, async (c) => c.json(await figures(database, c.req.valid('query'), now()), 200))
    .openapi(anomalies, async (c) => {
      const found = await findAnomalies(database, c.req.valid('query'), now());
      return c.json({ anomalies: found }, 200);
    })
    .openapi(suggestions, async (c) =>
      c.json(await readSuggestions(database, c.req.valid('param').slug), 200),
    );
}
