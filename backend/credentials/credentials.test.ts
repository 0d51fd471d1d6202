import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { saveAgent } from '../../db/queries/agents.ts';
import { findCredential } from '../../db/queries/credentials.ts';
import { agentSettings } from '../contract/agents.ts';
import { credentialRoutes } from '../routes/credentials.ts';
import { agent } from '../testing/fixtures.ts';
import { requestTo } from '../testing/request-to.ts';
import { useDatabase } from '../testing/services.ts';
import { deleteSecret } from './credentials.ts';
import { openSecret } from './open.ts';
import { seal, unseal } from './seal.ts';
import { secretsOf } from './secrets.ts';

const { database } = await useDatabase();
for (const slug of ['shop', 'other']) await saveAgent(database, agentSettings.parse(agent(slug)));
const KEY = randomBytes(32);
const now = () => new Date('2026-03-01T10:00:00.000Z');
const routesWith = (credentialsKey: Buffer | null) =>
  requestTo(credentialRoutes({ database, credentialsKey, now }));
const request = routesWith(KEY);
const LOGIN = { agent: 'shop', name: 'login' };
const path = '/agents/shop/credentials/login';
const put = (secret: string, hosts: string[] = []) => request('PUT', path, { secret, hosts });
const open = (of = LOGIN, host: string | null = 'shop.example', key: Buffer | null = KEY) =>
  openSecret(database, key, of, host);

it('keeps a secret encrypted, lists it without, replaces and forgets it', async () => {
  expect(await put('hunter2', ['Shop.example'])).toMatchObject({ status: 201 });
  const row = await findCredential(database, 'shop', 'login');
  expect(row?.sealed).not.toContain('hunter2');
  expect(Buffer.from(row?.sealed ?? '', 'base64url').toString('latin1')).not.toContain('hunter2');
  expect(await open()).toBe('hunter2');

  expect(await put('hunter3', ['shop.example'])).toMatchObject({ status: 200 });
  const listed = await request('GET', '/agents/shop/credentials');
  expect(listed.body).toEqual({
    credentials: [
      {
        ...LOGIN,
        hosts: ['shop.example'],
        createdAt: now().toISOString(),
        updatedAt: now().toISOString(),
      },
    ],
  });
  expect(await open()).toBe('hunter3');

  await deleteSecret(database, LOGIN);
  await expect(open()).rejects.toThrow('no credential');
  expect((await request('DELETE', path)).status).toBe(404);
});

it.each([
  ['another host', LOGIN, 'evil.example', KEY, 'may not be sent to evil.example'],
  ['a host below it', LOGIN, 'a.shop.example', KEY, 'may not be sent'],
  ['a host that begins like it', LOGIN, 'shop.example.evil.example', KEY, 'may not be sent'],
  ['another port', LOGIN, 'shop.example:8443', KEY, 'may not be sent'],
  ['another agent', { agent: 'other', name: 'login' }, 'shop.example', KEY, 'no credential'],
  ['another key', LOGIN, 'shop.example', randomBytes(32), 'another key'],
  ['no key', LOGIN, 'shop.example', null, 'no credential'],
])('opens no secret for %s', async (_, of, host, key, message) => {
  await put('hunter2', ['shop.example']);
  await expect(open(of, host, key)).rejects.toThrow(message);
});

it('opens a secret that names no host for programs of the operator alone', async () => {
  await put('hunter2');
  await expect(open()).rejects.toThrow('may not be sent');
  expect(await open(LOGIN, null)).toBe('hunter2');
});

it('takes out of texts what it gave out', async () => {
  await put('hunter2', ['shop.example']);
  const secrets = secretsOf(database, KEY, 'shop');
  expect(secrets.scrub('is it hunter2?')).toBe('is it hunter2?');
  await secrets.secret('login', 'shop.example');
  expect(secrets.scrub('is it hunter2?')).toBe('is it [credential login]?');
});

it('says how to get a key where there is none', async () => {
  const { status, body } = await routesWith(null)('PUT', path, { secret: 'x' });
  expect(status).toBe(503);
  expect(JSON.stringify(body)).toContain('openssl rand -base64 32');
});

it('does not know an unknown agent, nor take a name that is none', async () => {
  const unknown = await request('PUT', '/agents/nobody/credentials/login', { secret: 'x' });
  expect(unknown.status).toBe(404);
  expect((await request('GET', '/agents/nobody/credentials')).status).toBe(404);
  const bad = await request('PUT', '/agents/shop/credentials/Not%20A%20Name', { secret: 'x' });
  expect(bad.status).toBe(400);
});

it('seals any text differently each time, and opens it for its own name alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (secret) => {
      const sealed = seal(KEY, LOGIN, secret);
      expect(seal(KEY, LOGIN, secret)).not.toBe(sealed);
      expect(unseal(KEY, LOGIN, sealed)).toBe(secret);
      expect(() => unseal(KEY, { ...LOGIN, name: 'logi' }, sealed)).toThrow();
      expect(() => unseal(KEY, { agent: 'shop\0', name: 'login' }, sealed)).toThrow();
    }),
  );
});

it('opens nothing that was changed', () => {
  const bytes = Buffer.from(seal(KEY, LOGIN, 'hunter2'), 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(KEY, LOGIN, changed.toString('base64url'))).toThrow();
  }
  expect(() => unseal(KEY, LOGIN, '')).toThrow();
});
