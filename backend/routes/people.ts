import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import {
  changePersonRequest,
  invitation,
  invitePersonRequest,
  listPeopleResponse,
  oneTimeLink,
  person,
} from '../contract/people.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { changePerson } from '../people/change.ts';
import { invitePerson } from '../people/invite.ts';
import { linkPerson } from '../people/link.ts';
import { listPeople } from '../people/list.ts';
import { linkFirstOwner } from '../people/owner-link.ts';
import { removePerson } from '../people/remove.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.uuid() });

const list = createRoute({
  ...needs('people:write'),
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  summary: 'List who may sign in, by name',
  responses: { 200: reply('Everyone', listPeopleResponse), ...failure },
});

const invite = createRoute({
  ...needs('people:write'),
  method: 'post',
  path: '/people',
  operationId: 'invitePerson',
  summary: 'Let someone in, who sets a password under a one-time link',
  request: { body: body(invitePersonRequest) },
  responses: { 201: reply('The person, and the link to pass on', invitation), ...failure },
});

const change = createRoute({
  ...needs('people:write'),
  method: 'patch',
  path: '/people/{id}',
  operationId: 'changePerson',
  summary: 'Change what someone may do, at once; the last owner stays one',
  request: { params, body: body(changePersonRequest) },
  responses: { 200: reply('The person', person), ...failure },
});

const remove = createRoute({
  ...needs('people:write'),
  method: 'delete',
  path: '/people/{id}',
  operationId: 'removePerson',
  summary: 'Remove someone, with the keys they made; the last owner stays',
  request: { params },
  responses: { 204: { description: 'Removed' }, ...failure },
});

const link = createRoute({
  ...needs('people:write'),
  method: 'post',
  path: '/people/{id}/link',
  operationId: 'linkPerson',
  summary: 'Make a one-time link for a new password; the one before is void',
  request: { params },
  responses: { 201: reply('The link to pass on', oneTimeLink), ...failure },
});

const ownerLink = createRoute({
  ...needs('people:write'),
  method: 'post',
  path: '/people/owner-link',
  operationId: 'linkFirstOwner',
  summary: 'Make the one-time link for the first owner; refused once there is one',
  responses: { 201: reply('The link', oneTimeLink), ...failure },
});

export function personRoutes(services: Pick<Services, 'database' | 'publicUrl' | 'now'>) {
  const { database } = services;
  return createRouter()
    .openapi(list, async (c) => c.json({ people: await listPeople(database) }, 200))
    .openapi(invite, async (c) =>
      c.json(await invitePerson(services, c.get('principal'), c.req.valid('json')), 201),
    )
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await changePerson(services, c.get('principal'), id, c.req.valid('json')), 200);
    })
    .openapi(remove, async (c) => {
      await removePerson(database, c.get('principal'), c.req.valid('param').id);
      return c.body(null, 204);
    })
    .openapi(ownerLink, async (c) => c.json(await linkFirstOwner(services), 201))
    .openapi(link, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await linkPerson(services, c.get('principal'), id), 201);
    });
}
