import { expect, it } from 'vitest';
import type { AgentDraft } from '../contract/agent-versions.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const request = createTestApp(await useDatabase());

const put = (slug: string, greeting = 'Hello.') =>
  request('PUT', `/v1/agents/${slug}`, agent(slug, { greeting }));
const putDraft = (slug: string, fields: Partial<AgentDraft>) =>
  request<AgentDraft>('PUT', `/v1/agents/${slug}/draft`, {
    settings: agent(slug, { greeting: 'Draft.' }),
    baseVersion: 1,
    revision: null,
    ...fields,
  });
const readDraft = async (slug: string) =>
  (await request<{ draft: AgentDraft | null }>('GET', `/v1/agents/${slug}/draft`)).body.draft;
const publish = (slug: string, note?: string) =>
  request<ErrorResponse>('POST', `/v1/agents/${slug}/draft/publish`, { note });

it('has no draft until somebody edits', async () => {
  await put('sales');
  expect(await readDraft('sales')).toBeNull();
  const { body } = await putDraft('sales', {});
  expect(body).toMatchObject({ baseVersion: 1, publishedVersion: 1, revision: 1, issues: [] });
  expect(await readDraft('sales')).toEqual(body);
  expect((await request('GET', '/v1/agents/sales')).body).toMatchObject({ greeting: 'Hello.' });
});

it('keeps what is unfinished, and tells all that is wrong with it', async () => {
  await put('rough');
  const settings = { ...agent('rough'), name: '', tools: { webHosts: ['http://x'] } };
  const { status, body } = await putDraft('rough', { settings });
  expect(status).toBe(200);
  expect(body.settings).toEqual(settings);
  expect(body.issues.map(({ path }) => path)).toEqual(['name', 'tools.webHosts[0]']);
  const { status: refused, body: error } = await publish('rough');
  expect(refused).toBe(400);
  expect(error.error.issues).toEqual(body.issues);
});

it('tells what only publishing refuses', async () => {
  await put('german');
  const { body } = await putDraft('german', { settings: agent('german', { language: 'de' }) });
  expect(body.issues).toMatchObject([{ path: 'voice' }]);
});

it('is published under a name, and gone then', async () => {
  await put('shop');
  await putDraft('shop', {});
  const { status, body } = await publish('shop', 'Friendlier');
  expect(status).toBe(201);
  expect(body).toMatchObject({ version: 2, note: 'Friendlier', settings: { greeting: 'Draft.' } });
  expect(await readDraft('shop')).toBeNull();
  expect((await request('GET', '/v1/agents/shop')).body).toMatchObject({ greeting: 'Draft.' });
  expect((await publish('shop')).status).toBe(404);
});

it('is not published over a version that it did not begin from', async () => {
  await put('moved');
  await putDraft('moved', {});
  await put('moved', 'Changed meanwhile.');
  expect(await readDraft('moved')).toMatchObject({ baseVersion: 1, publishedVersion: 2 });
  const { status, body } = await publish('moved');
  expect(status).toBe(409);
  expect(body.error.message).toContain('Version 2 was published since this draft began');

  await putDraft('moved', { revision: 1, baseVersion: 2 });
  expect((await publish('moved')).status).toBe(201);
});

it('is not overwritten by somebody who has not seen it', async () => {
  await put('shared');
  await putDraft('shared', {});
  expect((await putDraft('shared', {})).status).toBe(409);
  expect((await putDraft('shared', { revision: 1 })).body.revision).toBe(2);
  expect((await putDraft('shared', { revision: 1 })).status).toBe(409);
});

it('can be discarded, also when there is none', async () => {
  await put('gone');
  await putDraft('gone', {});
  for (const _ of [1, 2]) {
    expect((await request('DELETE', '/v1/agents/gone/draft')).status).toBe(204);
  }
  expect(await readDraft('gone')).toBeNull();
});

it('cannot begin from a version that there is not, nor of an agent that there is not', async () => {
  await put('early');
  expect((await putDraft('early', { baseVersion: 2 })).status).toBe(400);
  expect((await putDraft('nobody', {})).status).toBe(404);
  expect((await request('GET', '/v1/agents/nobody/draft')).status).toBe(404);
});
