import { expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import type { Call, OpenCallResponse } from '../contract/calls.ts';
import { findAnomalies } from '../figures/anomalies.ts';
import { storeCall } from '../figures/testing.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });

const open = (fields: Parameters<typeof webCall>[0]) =>
  request<OpenCallResponse>('POST', '/v1/calls', webCall({ agent: 'sales', ...fields }));
const putDraft = (greeting: string, revision: number | null) =>
  request('PUT', '/v1/agents/sales/draft', {
    settings: agent('sales', { greeting }),
    baseVersion: 1,
    revision,
  });

it('holds a call to its end with the draft as it was when the call began', async () => {
  await request('PUT', '/v1/agents/sales', agent('sales'));
  await putDraft('Tried.', null);
  const call = webCall({ agent: 'sales', draft: true });
  const { body } = await request<OpenCallResponse>('POST', '/v1/calls', call);
  expect(body.agent.greeting).toBe('Tried.');
  await putDraft('Changed.', 1);
  // Another worker takes over.
  const next = await open({ ...call, jobId: 'AJ_2' });
  expect(next.body).toMatchObject({ callId: body.callId, agent: { greeting: 'Tried.' } });
  expect((await request<Call>('GET', `/v1/calls/${body.callId}`)).body).toMatchObject({
    agent: 'sales',
    agentVersion: 1,
    trial: true,
  });
});

it('leaves other calls to what is published, and remembers which version it was', async () => {
  await request('PUT', '/v1/agents/sales', agent('sales', { greeting: 'Second.' }));
  const { body } = await open({});
  expect(body.agent.greeting).toBe('Second.');
  expect((await request<Call>('GET', `/v1/calls/${body.callId}`)).body).toMatchObject({
    agentVersion: 2,
    trial: false,
  });
});

it('does not open a call on a draft that there is not, or that is unfinished', async () => {
  await putDraft('', 2);
  expect((await open({ draft: true })).status).toBe(400);
  await request('DELETE', '/v1/agents/sales/draft');
  expect((await open({ draft: true })).status).toBe(404);
});

it('is never an anomaly, however long', async () => {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  const startedAt = new Date('2026-01-02T11:00:00.000Z');
  for (let n = 0; n < 21; n += 1) {
    await storeCall(database, { startedAt, durationMs: 60_000 + n * 1_000 });
  }
  const trial = await storeCall(database, { startedAt, durationMs: 900_000 });
  const now = new Date('2026-01-02T12:00:00.000Z');
  const find = async () => await findAnomalies(database, { agent: 'reception' }, now);
  expect(await find()).toMatchObject([{ callId: trial, figure: 'durationMs' }]);
  await updateCall(database, trial, { trial: true });
  expect(await find()).toEqual([]);
});
