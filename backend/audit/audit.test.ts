import { expect, it } from 'vitest';
import type { AuditEntry } from '../contract/audit.ts';
import { createAccessApp, PASSWORD } from '../testing/ask.ts';
import { agent, phoneCall } from '../testing/fixtures.ts';
import { SERVICE_TOKEN, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
let elapsedMs = 0;
const now = () => new Date(Date.now() + elapsedMs);
const { ask, person, key } = createAccessApp({ database, now });
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

it('notes no estimate, which changes nothing', async () => {
  const { instructions } = agent('sales');
  const settings = { instructions, voice: 'a', otherLanguages: [], models: {}, work: {} };
  const before = await last();
  const path = '/v1/agents/sales/cost-per-minute';
  const { status } = await ask('POST', path, { cookie, body: { settings } });
  expect([status, await last()]).toEqual([200, before]);
});

it('notes once that someone edits a draft, which is saved as they type, until they do something else', async () => {
  let revision: number | null = null;
  const edit = async () => {
    const body = { settings: agent('sales'), baseVersion: 1, revision };
    const answer = await ask<{ revision: number }>('PUT', '/v1/agents/sales/draft', {
      cookie,
      body,
    });
    revision = answer.body.revision;
    return last();
  };
  const begun = await edit();
  expect(begun?.action).toBe('putAgentDraft');
  expect(await edit()).toEqual(begun);
  elapsedMs += 11 * 60_000;
  const again = await edit();
  expect(again?.id).toBeGreaterThan(begun?.id ?? 0);
  await ask('DELETE', '/v1/agents/sales/draft', { cookie });
  expect((await last())?.action).toBe('discardAgentDraft');
  revision = null;
  expect((await edit())?.action).toBe('putAgentDraft');
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
