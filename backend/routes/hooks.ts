import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import {
  changeWebhookEndpoint,
  createdWebhookEndpoint,
  listDeliveriesQuery,
  listDeliveriesResponse,
  listWebhookEndpointsResponse,
  newWebhookEndpoint,
  webhookDelivery,
  webhookEndpoint,
  webhookSecret,
} from '../contract/webhook-endpoints.ts';
import { readDeliveries, redeliver, sendTest } from '../hooks/deliveries.ts';
import { toEndpoint } from '../hooks/endpoint.ts';
import {
  changeEndpoint,
  createEndpoint,
  type HookSettings,
  readEndpoints,
  removeEndpoint,
  requireEndpoint,
  rotateSecret,
} from '../hooks/endpoints.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.uuid() });
const deliveryParams = params.extend({ deliveryId: z.uuid() });

const create = createRoute({
  ...needs('webhooks:write'),
  method: 'post',
  path: '/webhook-endpoints',
  operationId: 'createWebhookEndpoint',
  summary: 'Have an address told of events',
  request: { body: body(newWebhookEndpoint) },
  responses: { 201: reply('The endpoint, with its secret', createdWebhookEndpoint), ...failure },
});

const list = createRoute({
  ...needs('webhooks:write'),
  method: 'get',
  path: '/webhook-endpoints',
  operationId: 'listWebhookEndpoints',
  summary: 'List the endpoints, the first one created first',
  responses: { 200: reply('All endpoints', listWebhookEndpointsResponse), ...failure },
});

const read = createRoute({
  ...needs('webhooks:write'),
  method: 'get',
  path: '/webhook-endpoints/{id}',
  operationId: 'readWebhookEndpoint',
  summary: 'Read an endpoint',
  request: { params },
  responses: { 200: reply('The endpoint', webhookEndpoint), ...failure },
});

const change = createRoute({
  ...needs('webhooks:write'),
  method: 'patch',
  path: '/webhook-endpoints/{id}',
  operationId: 'changeWebhookEndpoint',
  summary: 'Change what is given of an endpoint',
  request: { params, body: body(changeWebhookEndpoint) },
  responses: { 200: reply('The endpoint', webhookEndpoint), ...failure },
});

const remove = createRoute({
  ...needs('webhooks:write'),
  method: 'delete',
  path: '/webhook-endpoints/{id}',
  operationId: 'deleteWebhookEndpoint',
  summary: 'Delete an endpoint and the record of its deliveries',
  request: { params },
  responses: { 204: { description: 'Deleted' }, ...failure },
});

const rotate = createRoute({
  ...needs('webhooks:write'),
  method: 'post',
  path: '/webhook-endpoints/{id}/rotate-secret',
  operationId: 'rotateWebhookSecret',
  summary: 'Give an endpoint a new secret; for a day deliveries are signed with both',
  request: { params },
  responses: { 200: reply('The new secret', webhookSecret), ...failure },
});

const test = createRoute({
  ...needs('webhooks:write'),
  method: 'post',
  path: '/webhook-endpoints/{id}/test',
  operationId: 'testWebhookEndpoint',
  summary: 'Send an endpoint a test event',
  request: { params },
  responses: { 202: reply('The delivery, on its way', webhookDelivery), ...failure },
});

const deliveries = createRoute({
  ...needs('webhooks:write'),
  method: 'get',
  path: '/webhook-endpoints/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  summary: 'List what was sent to an endpoint during the last 30 days, newest first',
  request: { params, query: listDeliveriesQuery },
  responses: { 200: reply('One page of deliveries', listDeliveriesResponse), ...failure },
});

const again = createRoute({
  ...needs('webhooks:write'),
  method: 'post',
  path: '/webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver',
  operationId: 'redeliverWebhook',
  summary: 'Send an event again, under the same `webhook-id`',
  request: { params: deliveryParams },
  responses: { 202: reply('The delivery, on its way', webhookDelivery), ...failure },
});

/** Where webhooks go. What they say stands in the document's `webhooks`. */
export function hookRoutes(settings: HookSettings & Pick<Services, 'queue' | 'now'>) {
  const { database, queue, now } = settings;
  return createRouter()
    .openapi(create, async (c) =>
      c.json(await createEndpoint(settings, c.req.valid('json'), c.get('principal'), now()), 201),
    )
    .openapi(list, async (c) => c.json({ endpoints: await readEndpoints(database) }, 200))
    .openapi(read, async (c) =>
      c.json(toEndpoint(await requireEndpoint(database, c.req.valid('param').id)), 200),
    )
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const changes = c.req.valid('json');
      return c.json(await changeEndpoint(settings, id, changes, c.get('principal'), now()), 200);
    })
    .openapi(remove, async (c) => {
      await removeEndpoint(database, c.req.valid('param').id);
      return c.body(null, 204);
    })
    .openapi(rotate, async (c) =>
      c.json(await rotateSecret(settings, c.req.valid('param').id, now()), 200),
    )
    .openapi(test, async (c) =>
      c.json(await sendTest(database, queue, c.req.valid('param').id, now()), 202),
    )
    .openapi(deliveries, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await readDeliveries(database, queue, id, c.req.valid('query')), 200);
    })
    .openapi(again, async (c) => {
      const { id, deliveryId } = c.req.valid('param');
      return c.json(await redeliver(database, queue, id, deliveryId, now()), 202);
    });
}
