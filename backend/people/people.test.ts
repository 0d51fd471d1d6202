import { expect, it } from 'vitest';
import { listAuditEntries } from '../../db/queries/audit.ts';
import type { Person } from '../contract/people.ts';
import { createAccessApp } from '../testing/ask.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const { ask, person, key } = createAccessApp({ database });
const owner = await person('owner');

const patch = (id: string, body: object, who = { cookie: owner.cookie }) =>
  ask<Person>('PATCH', `/v1/people/${id}`, { ...who, body });

it('lists everyone with what they may do', async () => {
  const viewer = await person('viewer', { mayHear: true });
  const body = { name: 'Zoe', email: 'ZOE@example.com', role: 'operator' };
  await ask('POST', '/v1/people', { cookie: owner.cookie, body });
  const { body: list } = await ask<{ people: Person[] }>('GET', '/v1/people', {
    cookie: owner.cookie,
  });
  expect(list.people).toContainEqual(
    expect.objectContaining({ id: viewer.id, role: 'viewer', mayHear: true, state: 'active' }),
  );
  expect(list.people).toContainEqual(
    expect.objectContaining({ email: 'zoe@example.com', state: 'invited' }),
  );
  expect(JSON.stringify(list)).not.toMatch(/password|token/i);
});

it('takes an e-mail address once, however it is written', async () => {
  const body = { name: 'Another', email: owner.email.toUpperCase(), role: 'viewer' };
  expect((await ask('POST', '/v1/people', { cookie: owner.cookie, body })).status).toBe(409);
});

it('changes what someone may do at once', async () => {
  const { id, cookie } = await person('viewer');
  const name = async () =>
    (await ask('PUT', '/v1/callers/+15550100', { cookie, body: { name: 'Ada' } })).status;
  expect(await name()).toBe(403);
  expect((await patch(id, { role: 'operator' })).body).toMatchObject({ role: 'operator' });
  expect(await name()).toBe(200);
});

it('keeps the last owner, whatever is tried', async () => {
  for (const change of [{ role: 'viewer' }, { disabled: true }]) {
    expect((await patch(owner.id, change)).status).toBe(409);
  }
  const remove = await ask('DELETE', `/v1/people/${owner.id}`, { cookie: owner.cookie });
  expect(remove.status).toBe(409);
  expect((await ask('GET', '/v1/people', { cookie: owner.cookie })).status).toBe(200);
});

it('does not count who has only been invited as an owner', async () => {
  const body = { name: 'To be', email: 'tobe@example.com', role: 'owner' };
  await ask('POST', '/v1/people', { cookie: owner.cookie, body });
  expect((await patch(owner.id, { role: 'viewer' })).status).toBe(409);
});

it('lets one of two owners go, not both at the same time', async () => {
  const second = await person('owner');
  const both = await Promise.all([
    patch(owner.id, { role: 'operator' }, { cookie: owner.cookie }),
    patch(second.id, { role: 'operator' }, { cookie: second.cookie }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [left, gone] = both[0].status === 409 ? [owner, second] : [second, owner];
  await patch(gone.id, { role: 'owner' }, { cookie: left.cookie });
  await patch(second.id, { role: 'viewer' });
});

it('ends what someone could do who is removed, but keeps who did it', async () => {
  const second = await person('owner');
  const token = await key(['calls:read'], { cookie: second.cookie });
  const list = (asked: object) => ask('GET', '/v1/calls', asked).then(({ status }) => status);
  expect([await list({ token }), await list({ cookie: second.cookie })]).toEqual([200, 200]);
  await ask('DELETE', `/v1/people/${second.id}`, { cookie: owner.cookie });
  expect([await list({ token }), await list({ cookie: second.cookie })]).toEqual([401, 401]);
  const entries = await listAuditEntries(database, { actorId: second.id }, 10);
  expect(entries.map(({ actorName }) => actorName)).toContain(second.name);
});

it('lets a key decide over nobody who may do more than it', async () => {
  const token = await key(['people:write', 'calls:read']);
  const invite = (role: string) => {
    const body = { name: 'New', email: `${role}@example.net`, role };
    return ask('POST', '/v1/people', { token, body }).then(({ status }) => status);
  };
  expect(await invite('owner')).toBe(403);
  const refused = await Promise.all([
    ask('POST', `/v1/people/${owner.id}/link`, { token }),
    ask('DELETE', `/v1/people/${owner.id}`, { token }),
    ask('PATCH', `/v1/people/${owner.id}`, { token, body: { disabled: true } }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
});

it('tells who asks', async () => {
  const me = async (asked: object) => (await ask('GET', '/v1/me', asked)).body;
  expect(await me({ cookie: owner.cookie })).toMatchObject({ kind: 'person', role: 'owner' });
  expect(await me({ token: await key(['talk']) })).toMatchObject({ kind: 'key', scopes: ['talk'] });
  expect(await me({ token: SERVICE_TOKEN })).toMatchObject({ kind: 'service', role: null });
});
