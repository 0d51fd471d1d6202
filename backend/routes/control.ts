import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { nameOf, type Principal } from '../access/principal.ts';
import { reconcileCall } from '../closing/reconcile.ts';
import { sayRequest, seatResponse, transferRequest } from '../contract/control.ts';
import { end } from '../control/end.ts';
import { handBack } from '../control/hand-back.ts';
import { listen } from '../control/listen.ts';
import { say } from '../control/say.ts';
import type { ControlServices, Operator } from '../control/send-command.ts';
import { takeOver } from '../control/take-over.ts';
import { transfer } from '../control/transfer.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import type { Logger } from '../log.ts';

const params = z.object({ id: z.uuid() });
const done = { 204: { description: 'The agent has confirmed it' }, ...failure };
const seat = { 200: reply('A seat in the room of the call', seatResponse), ...failure };

const listenRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/listen',
  operationId: 'listenIn',
  summary: 'Listen to a call in progress, unnoticed',
  request: { params },
  responses: seat,
});

const takeOverRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/take-over',
  operationId: 'takeOver',
  summary: 'Silence the agent and speak in its place',
  request: { params },
  responses: seat,
});

const handBackRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/hand-back',
  operationId: 'handBack',
  summary: 'Give the call back to the agent',
  request: { params },
  responses: done,
});

const sayRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/say',
  operationId: 'say',
  summary: 'Have the agent say something next',
  request: { params, body: body(sayRequest) },
  responses: done,
});

const transferRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/transfer',
  operationId: 'transfer',
  summary: 'Transfer the caller to another number',
  request: { params, body: body(transferRequest) },
  responses: done,
});

const endRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/end',
  operationId: 'endCall',
  summary: 'End a call, with a goodbye',
  request: { params },
  responses: done,
});

const reconcileRoute = createRoute({
  ...needs('calls:control'),
  method: 'post',
  path: '/calls/{id}/reconcile',
  operationId: 'reconcileCall',
  summary: 'Look again for how a call ended, and do once more all that follows its end',
  request: { params },
  responses: { 202: { description: 'Queued' }, ...failure },
});

export function controlRoutes(services: ControlServices & { log: Logger }) {
  return createRouter()
    .openapi(listenRoute, async (c) =>
      c.json(await listen(services, c.req.valid('param').id, whoIs(c.get('principal'))), 200),
    )
    .openapi(takeOverRoute, async (c) =>
      c.json(await takeOver(services, c.req.valid('param').id, whoIs(c.get('principal'))), 200),
    )
    .openapi(handBackRoute, async (c) => {
      await handBack(services, c.req.valid('param').id, whoIs(c.get('principal')));
      return c.body(null, 204);
    })
    .openapi(sayRoute, async (c) => {
      const { text } = c.req.valid('json');
      await say(services, c.req.valid('param').id, whoIs(c.get('principal')), text);
      return c.body(null, 204);
    })
    .openapi(transferRoute, async (c) => {
      const { to } = c.req.valid('json');
      await transfer(services, c.req.valid('param').id, whoIs(c.get('principal')), to);
      return c.body(null, 204);
    })
    .openapi(endRoute, async (c) => {
      await end(services, c.req.valid('param').id, whoIs(c.get('principal')));
      return c.body(null, 204);
    })
    .openapi(reconcileRoute, async (c) => {
      await reconcileCall(services, c.req.valid('param').id);
      return c.body(null, 202);
    });
}

/** As the record of the call has it. */
const whoIs = (principal: Principal): Operator => ({
  id: 'id' in principal ? principal.id : null,
  name: nameOf(principal) ?? 'Switchboard',
});
