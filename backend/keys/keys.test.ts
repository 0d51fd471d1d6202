import { expect, it } from 'vitest';
import { listKeys } from '../../db/queries/api-keys.ts';
import type { ApiKey } from '../contract/keys.ts';
import { createAccessApp } from '../testing/ask.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
let clock = Date.now();
const { ask, person, key } = createAccessApp({ database, now: () => new Date(clock) });
const owner = await person('owner');
const service = { token: SERVICE_TOKEN };

const status = async (token: string, path = '/v1/calls') =>
  (await ask('GET', path, { token })).status;
const list = async () =>
  (await ask<{ keys: ApiKey[] }>('GET', '/v1/keys', { cookie: owner.cookie })).body.keys;

it('is shown once, and never again', async () => {
  const body = { name: 'Reports', scopes: ['calls:read'] };
  const made = await ask<{ key: ApiKey; secret: string }>('POST', '/v1/keys', {
    cookie: owner.cookie,
    body,
  });
  const { secret } = made.body;
  expect(secret).toMatch(/^sb_[\w-]{43}$/);
  expect(await status(secret)).toBe(200);
  const [listed] = await list();
  expect(listed).toMatchObject({ name: 'Reports', prefix: secret.slice(0, 9), madeBy: owner.name });
  expect(JSON.stringify(await list())).not.toContain(secret.slice(9));
  expect(JSON.stringify(await listKeys(database))).not.toContain(secret.slice(9));
});

it('may no more than it was made for', async () => {
  const token = await key(['calls:read'], { cookie: owner.cookie });
  expect(await status(token, '/v1/agents')).toBe(403);
});

it('is given nothing that its maker lacks', async () => {
  const body = { name: 'A worker', scopes: ['calls:read', 'worker'] };
  const refused = await ask('POST', '/v1/keys', { cookie: owner.cookie, body });
  expect(refused).toMatchObject({
    status: 403,
    body: { error: { message: expect.stringContaining('worker') } },
  });
});

it('is not made by a key', async () => {
  const token = await key(['people:write', 'calls:read']);
  const body = { name: 'A copy', scopes: ['calls:read'] };
  expect((await ask('POST', '/v1/keys', { token, body })).status).toBe(403);
});

it('loses what its maker loses', async () => {
  const maker = await person('owner');
  const token = await key(['calls:read', 'people:write'], { cookie: maker.cookie });
  const change = (body: object) => ask('PATCH', `/v1/people/${maker.id}`, { ...service, body });
  expect(await status(token, '/v1/people')).toBe(200);
  await change({ role: 'viewer' });
  expect(await status(token, '/v1/people')).toBe(403);
  expect(await status(token)).toBe(200);
  await change({ disabled: true });
  expect(await status(token)).toBe(403);
});

it('ends when it is revoked, once', async () => {
  clock += 1;
  const token = await key(['calls:read'], { cookie: owner.cookie });
  const [made] = await list();
  const revoke = () => ask('DELETE', `/v1/keys/${made?.id}`, { cookie: owner.cookie });
  expect((await revoke()).status).toBe(204);
  expect(await status(token)).toBe(401);
  expect((await revoke()).status).toBe(404);
  expect((await list()).map(({ id }) => id)).not.toContain(made?.id);
});

it('ends at the time it was given', async () => {
  const body = (ms: number) => ({
    name: 'For a day',
    scopes: ['calls:read'],
    expiresAt: new Date(clock + ms).toISOString(),
  });
  const past = await ask('POST', '/v1/keys', { ...service, body: body(0) });
  expect(past).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
  const made = await ask<{ secret: string }>('POST', '/v1/keys', {
    ...service,
    body: body(86_400_000),
  });
  expect(await status(made.body.secret)).toBe(200);
  clock += 86_400_000;
  expect(await status(made.body.secret)).toBe(401);
});

it('tells to the minute when it was last used', async () => {
  clock += 1;
  const token = await key(['calls:read'], { cookie: owner.cookie });
  const lastUsedAt = async () => (await list())[0]?.lastUsedAt;
  expect(await lastUsedAt()).toBeNull();
  const firstUse = new Date(clock).toISOString();
  await status(token);
  clock += 30_000;
  await status(token);
  expect(await lastUsedAt()).toBe(firstUse);
  clock += 60_000;
  await status(token);
  expect(await lastUsedAt()).toBe(new Date(clock).toISOString());
});

it.each(['sb_', 'sb_wrong', 'wrong'])('is wanted whole: %s', async (token) => {
  expect(await status(token)).toBe(401);
});
