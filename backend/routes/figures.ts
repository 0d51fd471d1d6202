import { createRoute } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import {
  anomaliesQuery,
  anomaliesResponse,
  figuresQuery,
  figuresResponse,
} from '../contract/figures.ts';
import { findAnomalies } from '../figures/anomalies.ts';
import { figures } from '../figures/figures.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

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

export function figureRoutes({ database, now }: Pick<Services, 'database' | 'now'>) {
  return createRouter()
    .openapi(read, async (c) => c.json(await figures(database, c.req.valid('query'), now()), 200))
    .openapi(anomalies, async (c) => {
      const found = await findAnomalies(database, c.req.valid('query'), now());
      return c.json({ anomalies: found }, 200);
    });
}
