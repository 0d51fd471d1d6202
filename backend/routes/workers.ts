import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { listWorkersResponse, workerId, workerReport } from '../contract/workers.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { listWorkers } from '../workers/list.ts';
import { reportWorker } from '../workers/report.ts';

const report = createRoute({
  ...needs('worker'),
  method: 'put',
  path: '/workers/{id}',
  operationId: 'reportWorker',
  summary: 'A worker reports itself',
  request: { params: z.object({ id: workerId }), body: body(workerReport) },
  responses: { 204: { description: 'Noted' }, ...failure },
});

const list = createRoute({
  ...needs('workers:read'),
  method: 'get',
  path: '/workers',
  operationId: 'listWorkers',
  summary: 'List the workers that reported during the last day',
  responses: { 200: reply('The workers', listWorkersResponse), ...failure },
});

export function workerRoutes({ database, now }: Services) {
  return createRouter()
    .openapi(report, async (c) => {
      await reportWorker(database, c.req.valid('param').id, c.req.valid('json'), now());
      return c.body(null, 204);
    })
    .openapi(list, async (c) => c.json({ workers: await listWorkers(database, now()) }, 200));
}
