import { beforeAll, beforeEach, expect, it } from 'vitest';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { checkWorkers } from './worker.ts';

const { database } = await useDatabase();
let now = new Date('2026-01-01T10:00:00.000Z');
const request = createTestApp({ database, now: () => now });
const report = (id: string, agentName: string, draining = false) =>
  request('PUT', `/v1/workers/${id}`, { agentName, activeCalls: 0, draining });
const check = () => checkWorkers(database, now, () => true);
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeAll(async () => {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales', { agentName: 'sales-workers' }));
  await request('PUT', '/v1/agents/idle', agent('idle', { agentName: 'nobody-calls' }));
});
beforeEach(async () => {
  // By then those of the test before are forgotten.
  later(48 * 60 * 60 * 1_000);
  await replaceNumbers(database, [
    { number: '+15550100', agent: 'reception', trunk: 'local' },
    { number: '+15550101', agent: 'sales', trunk: 'local' },
  ]);
});

it('wants a worker for each name that a number needs', async () => {
  expect((await report('w1', 'switchboard')).status).toBe(200);
  const detail = 'no worker is registered as sales-workers';
  expect(await check()).toEqual({ state: 'down', detail });
  await report('w2', 'sales-workers');
  expect(await check()).toEqual({ state: 'ready' });
});

it('does not count a worker that drains', async () => {
  await report('w1', 'switchboard');
  await report('w2', 'sales-workers', true);
  expect(await check()).toMatchObject({ state: 'down' });
});

it('does not count a worker that missed three reports', async () => {
  await report('w1', 'switchboard');
  await report('w2', 'sales-workers');
  later(15_000);
  expect(await check()).toEqual({ state: 'ready' });
  later(1);
  expect(await check()).toMatchObject({ state: 'down' });
  const gone = { state: 'lost' };
  expect((await request('GET', '/v1/workers')).body).toMatchObject({ workers: [gone, gone] });
});

it('wants none when no number is answered', async () => {
  await replaceNumbers(database, []);
  expect(await check()).toEqual({ state: 'ready' });
});

it('is starting until the tables are up to date', async () => {
  expect(await checkWorkers(database, now, () => false)).toMatchObject({ state: 'starting' });
});
