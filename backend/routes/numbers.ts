import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { phoneNumber } from '../contract/common.ts';
import {
  listNumbersQuery,
  listNumbersResponse,
  putNumberRequest,
  putNumberResponse,
} from '../contract/numbers.ts';
import { provisioningAttempt, provisioningView } from '../contract/provisioning.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { deleteNumber } from '../numbers/delete.ts';
import { listNumbers } from '../numbers/list.ts';
import { putNumber } from '../numbers/put.ts';
import { viewProvisioning } from '../provisioning/view.ts';
import type { Services } from '../services.ts';

const params = z.object({ number: phoneNumber });

const list = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/numbers',
  operationId: 'listNumbers',
  summary: 'List the numbers that are answered, and what LiveKit makes of each',
  request: { query: listNumbersQuery },
  responses: { 200: reply('One page of numbers', listNumbersResponse), ...failure },
});

const put = createRoute({
  ...needs('numbers:write'),
  method: 'put',
  path: '/numbers/{number}',
  operationId: 'putNumber',
  summary: 'Give a number to an agent, and provision it',
  request: { params, body: body(putNumberRequest) },
  responses: {
    201: reply('The number is new', putNumberResponse),
    200: reply('The number was replaced', putNumberResponse),
    ...failure,
  },
});

const remove = createRoute({
  ...needs('numbers:write'),
  method: 'delete',
  path: '/numbers/{number}',
  operationId: 'deleteNumber',
  summary: 'Answer a number no longer',
  request: { params },
  responses: { 200: reply('How provisioning went', provisioningAttempt), ...failure },
});

const provisioning = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/provisioning',
  operationId: 'readProvisioning',
  summary: 'Compare the wanted trunks and numbers with what LiveKit has',
  responses: { 200: reply('Wanted against provisioned', provisioningView), ...failure },
});

const provision = createRoute({
  ...needs('numbers:write'),
  method: 'post',
  path: '/provisioning',
  operationId: 'provision',
  summary: 'Bring LiveKit in line with the wanted trunks and numbers',
  responses: { 200: reply('How it went', provisioningAttempt), ...failure },
});

export function numberRoutes(services: Pick<Services, 'database' | 'provisioning'>) {
  const { database, provisioning: needed } = services;
  return createRouter()
    .openapi(list, async (c) =>
      c.json(await listNumbers(database, needed, c.req.valid('query')), 200),
    )
    .openapi(put, async (c) => {
      const { number } = c.req.valid('param');
      const { created, ...put } = await putNumber(database, needed, number, c.req.valid('json'));
      return c.json(put, created ? 201 : 200);
    })
    .openapi(remove, async (c) =>
      c.json(await deleteNumber(database, needed, c.req.valid('param').number), 200),
    )
    .openapi(provisioning, async (c) => c.json(await viewProvisioning(database, needed), 200))
    .openapi(provision, async (c) => c.json(await needed.provisioner.request(), 200));
}
