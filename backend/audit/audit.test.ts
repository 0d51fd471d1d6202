import { expect, it } from 'vitest';
import type { AuditEntry } from '../contract/audit.ts';
import { createAccessApp, PASSWORD } from '../testing/ask.ts';
import { agent, phoneCall } from '../testing/fixtures.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const { ask, person, key } = createAccessApp({ database });
const owner = await person('owner');
const { cookie } = owner;

interface Page {
  entries: AuditEntry[];
  nextCursor: string | null;
}
const audit = async (query = '') => (await ask<Page>('GET', `/v1/audit${query}`, { cookie })).body;
const last = async () => (await audit('?limit=1')).entries[0];

it('notes who changed what, from where, and under which request', async () => {
  const answer = await ask('PUT', '/v1/agents/reception', { cookie, body: agent('reception') });
  expect(await last()).toEqual({
    id: expect.any(Number),
    at: expect.any(String),
    actor: { kind: 'person', id: owner.id, name: owner.name },
    action: 'putAgent',
    target: '/v1/agents/reception',
    status: 201,
    requestId: answer.headers.get('x-request-id'),
    address: '192.0.2.1',
  });
});

it('notes what keys and the service token change', async () => {
  const token = await key(['calls:control']);
  await ask('PUT', '/v1/callers/+15550100', { token, body: { name: 'Ada' } });
  expect(await last()).toMatchObject({
    actor: { kind: 'key', name: 'a key' },
    action: 'putCaller',
  });
  await ask('PUT', '/v1/callers/+15550100', { token: SERVICE_TOKEN, body: { name: 'Ada' } });
  expect(await last()).toMatchObject({ actor: { kind: 'service', id: null } });
});

it('has no number of a caller, which erasing them would leave', async () => {
  await ask('PUT', '/v1/callers/+15550100/facts', {
    cookie,
    body: { agent: 'reception', facts: [] },
  });
  expect((await last())?.target).toBe('/v1/callers/(number)/facts');
  expect(JSON.stringify(await audit())).not.toContain('+15550100');
});

it('notes neither reads, nor what failed, nor what was answered again, nor the record of calls', async () => {
  const before = await last();
  const once = { 'idempotency-key': 'once' };
  const put = () => ask('PUT', '/v1/agents/sales', { cookie, body: agent('sales'), headers: once });
  await ask('GET', '/v1/agents', { cookie });
  await ask('PUT', '/v1/agents/broken', { cookie, body: {} });
  await ask('POST', '/v1/calls', {
    token: SERVICE_TOKEN,
    body: phoneCall(null, null, { agent: 'reception' }),
  });
  expect(await last()).toEqual(before);
  await put();
  const written = await last();
  expect(written?.action).toBe('putAgent');
  await put();
  expect(await last()).toEqual(written);
});

it('notes who came in, and who was refused at the door, without what they typed', async () => {
  const signIn = (password: string) =>
    ask('POST', '/auth/sign-in', {
      body: { email: owner.email, password },
      address: '198.51.100.7',
    });
  await signIn(PASSWORD);
  expect(await last()).toMatchObject({ action: 'signIn', status: 204, actor: { id: owner.id } });
  await signIn('a wrong password');
  expect(await last()).toMatchObject({
    actor: { kind: 'unknown', id: null, name: owner.email },
    action: 'signIn',
    status: 401,
    address: '198.51.100.7',
  });
  expect(JSON.stringify(await audit())).not.toMatch(/a wrong password|correct horse/);
});

it('is read page by page, and by who, what and when', async () => {
  const first = await audit('?limit=2');
  const second = await audit(`?limit=2&cursor=${first.nextCursor}`);
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  expect(new Set(ids).size).toBe(4);
  const mine = await audit(`?actor=${owner.id}&action=putAgent`);
  expect(mine.entries.map(({ target }) => target)).toEqual([
    '/v1/agents/sales',
    '/v1/agents/reception',
  ]);
  expect((await audit('?from=2100-01-01T00:00:00Z')).entries).toEqual([]);
  expect((await ask('GET', '/v1/audit?who=me', { cookie })).status).toBe(400);
});
