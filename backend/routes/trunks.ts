import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { agentSlug } from '../contract/common.ts';
import { provisioningAttempt } from '../contract/provisioning.ts';
import {
  createTrunkRequest,
  listTrunksResponse,
  putTrunkRequest,
  putTrunkResponse,
  trunkWithSettings,
} from '../contract/trunks.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';
import { deleteTrunk } from '../trunks/delete.ts';
import { listTrunks } from '../trunks/list.ts';
import { putTrunk } from '../trunks/put.ts';
import { readTrunk } from '../trunks/read.ts';

const params = z.object({ name: agentSlug });

const list = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/trunks',
  operationId: 'listTrunks',
  summary: 'List the SIP trunks, those of sip-trunk.json first',
  responses: { 200: reply('All trunks', listTrunksResponse), ...failure },
});

const create = createRoute({
  ...needs('numbers:write'),
  method: 'post',
  path: '/trunks',
  operationId: 'createTrunk',
  summary: 'Create a trunk under a name that is free',
  request: { body: body(createTrunkRequest) },
  responses: { 201: reply('The trunk', putTrunkResponse), ...failure },
});

const read = createRoute({
  ...needs('numbers:read'),
  method: 'get',
  path: '/trunks/{name}',
  operationId: 'readTrunk',
  summary: 'Read a trunk, with what to enter at its carrier',
  request: { params },
  responses: { 200: reply('The trunk', trunkWithSettings), ...failure },
});

const put = createRoute({
  ...needs('numbers:write'),
  method: 'put',
  path: '/trunks/{name}',
  operationId: 'putTrunk',
  summary: 'Create or replace a trunk; a password that is not sent stays',
  request: { params, body: body(putTrunkRequest) },
  responses: {
    201: reply('The trunk is new', putTrunkResponse),
    200: reply('The trunk was replaced', putTrunkResponse),
    ...failure,
  },
});

const remove = createRoute({
  ...needs('numbers:write'),
  method: 'delete',
  path: '/trunks/{name}',
  operationId: 'deleteTrunk',
  summary: 'Delete a trunk that has no numbers',
  request: { params },
  responses: { 200: reply('How provisioning went', provisioningAttempt), ...failure },
});

export function trunkRoutes(services: Pick<Services, 'database' | 'provisioning' | 'now'>) {
  const { database, provisioning, now } = services;
  return createRouter()
    .openapi(list, async (c) => c.json(await listTrunks(database, provisioning), 200))
    .openapi(create, async (c) => {
      const { name, ...settings } = c.req.valid('json');
      const how = { mayReplace: false, now: now() };
      const { created: _, ...made } = await putTrunk(database, provisioning, name, settings, how);
      return c.json(made, 201);
    })
    .openapi(read, async (c) =>
      c.json(await readTrunk(database, provisioning, c.req.valid('param').name), 200),
    )
    .openapi(put, async (c) => {
      const { name } = c.req.valid('param');
      const how = { mayReplace: true, now: now() };
      const settings = c.req.valid('json');
      const { created, ...put } = await putTrunk(database, provisioning, name, settings, how);
      return c.json(put, created ? 201 : 200);
    })
    .openapi(remove, async (c) =>
      c.json(await deleteTrunk(database, provisioning, c.req.valid('param').name), 200),
    );
}
