import { createRoute, z } from '@hono/zod-openapi';
import { listAgents } from '../../db/queries/agents.ts';
import { needs } from '../access/needs.ts';
import {
  dispatchRequest,
  dispatchResponse,
  listWorkersResponse,
  worker,
  workerId,
  workerReport,
  workerReportAnswer,
} from '../contract/workers.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { dispatchAgent } from '../workers/dispatch.ts';
import { drainWorker } from '../workers/drain.ts';
import { listHeldCalls, listWorkers } from '../workers/list.ts';
import { toPools } from '../workers/pools.ts';
import { reportWorker } from '../workers/report.ts';

const params = z.object({ id: workerId });

const report = createRoute({
  ...needs('worker'),
  method: 'put',
  path: '/workers/{id}',
  operationId: 'reportWorker',
  summary: 'A worker reports itself, and learns what is wanted of it',
  request: { params, body: body(workerReport) },
  responses: { 200: reply('What is wanted of it', workerReportAnswer), ...failure },
});

const list = createRoute({
  ...needs('workers:read'),
  method: 'get',
  path: '/workers',
  operationId: 'listWorkers',
  summary: 'List the workers that reported during the last day, their pools and their calls',
  responses: { 200: reply('The workers', listWorkersResponse), ...failure },
});

const drain = createRoute({
  ...needs('workers:write'),
  method: 'post',
  path: '/workers/{id}/drain',
  operationId: 'drainWorker',
  summary: 'Have a worker finish its calls and take no new one; it goes on running',
  request: { params },
  responses: { 200: reply('The worker, which learns it within seconds', worker), ...failure },
});

const undrain = createRoute({
  ...needs('workers:write'),
  method: 'post',
  path: '/workers/{id}/undrain',
  operationId: 'undrainWorker',
  summary: 'Have a worker that was drained take calls again',
  request: { params },
  responses: { 200: reply('The worker, which learns it within seconds', worker), ...failure },
});

const dispatch = createRoute({
  ...needs('workers:write'),
  method: 'post',
  path: '/dispatches',
  operationId: 'dispatchAgent',
  summary: 'Ask for an agent to join a room that somebody is in',
  request: { body: body(dispatchRequest) },
  responses: { 201: reply('It was asked for', dispatchResponse), ...failure },
});

export function workerRoutes(services: Pick<Services, 'database' | 'rooms' | 'now'>) {
  const { database, now } = services;
  return createRouter()
    .openapi(report, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await reportWorker(database, id, c.req.valid('json'), now()), 200);
    })
    .openapi(list, async (c) => {
      const [agents, workers, calls] = await Promise.all([
        listAgents(database),
        listWorkers(database, now()),
        listHeldCalls(database),
      ]);
      return c.json({ workers, pools: toPools(agents, workers), calls }, 200);
    })
    .openapi(drain, async (c) =>
      c.json(await drainWorker(database, c.req.valid('param').id, true, now()), 200),
    )
    .openapi(undrain, async (c) =>
      c.json(await drainWorker(database, c.req.valid('param').id, false, now()), 200),
    )
    .openapi(dispatch, async (c) =>
      c.json(await dispatchAgent(services, c.req.valid('json'), now()), 201),
    );
}
