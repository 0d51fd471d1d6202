import { beforeAll, expect, it } from 'vitest';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { findAnomalies } from './anomalies.ts';
import { storeCall } from './testing.ts';

const { database } = await useDatabase();
const NOON = new Date('2026-01-02T12:00:00.000Z');
const secondsBefore = (seconds: number) => new Date(NOON.getTime() - seconds * 1_000);
const find = async (query = {}) =>
  (await findAnomalies(database, query, NOON)).map(({ callId, figure }) => [callId, figure]);

const hour = secondsBefore(3_600);
let long: string;
let dear: string;
let slow: string;
let unheard: string;
let pastLimit: string;
let unclosed: string;

beforeAll(async () => {
  const request = createTestApp({ database });
  await request('PUT', '/v1/agents/sales', agent('sales'));
  const limits = { maxCallMs: 120_000 };
  await request('PUT', '/v1/agents/reception', agent('reception', { limits }));
  for (let n = 0; n < 21; n += 1) {
    await storeCall(database, {
      startedAt: new Date(hour.getTime() + n),
      durationMs: 60_000 + n * 1_000,
      costMicros: 10_000 + n * 100,
      latencyMs: 900 + n * 10,
    });
  }
  const call = { startedAt: hour, durationMs: 70_000, costMicros: 11_000, latencyMs: 1_000 };
  long = await storeCall(database, { ...call, durationMs: 900_000 });
  dear = await storeCall(database, { ...call, costMicros: 90_000 });
  slow = await storeCall(database, { ...call, latencyMs: 4_000 });
  await storeCall(database, { ...call, startedAt: secondsBefore(86_500), durationMs: 900_000 });
  // An agent of too few calls to have a usual one.
  await storeCall(database, { ...call, agent: 'sales', durationMs: 900_000 });

  const open = { state: 'open', agent: 'reception' } as const;
  const heardAt = secondsBefore(1);
  await storeCall(database, { ...open, startedAt: secondsBefore(60), heardAt });
  unheard = await storeCall(database, {
    ...open,
    startedAt: secondsBefore(60),
    heardAt: secondsBefore(11),
  });
  await storeCall(database, { ...open, startedAt: secondsBefore(130), heardAt });
  pastLimit = await storeCall(database, { ...open, startedAt: secondsBefore(140), heardAt });
  const ended = { state: 'ended', startedAt: secondsBefore(200) } as const;
  await storeCall(database, { ...ended, durationMs: 150_000 });
  unclosed = await storeCall(database, { ...ended, durationMs: 130_000 });
});

it('finds calls that are stuck, then those unlike their agent’s usual', async () => {
  const found = await find();
  expect(found.slice(0, 3)).toEqual([
    [unheard, 'unheardMs'],
    [pastLimit, 'openMs'],
    [unclosed, 'unclosedMs'],
  ]);
  expect(new Map(found.slice(3).map(([id, figure]) => [figure, id]))).toEqual(
    new Map([
      ['durationMs', long],
      ['costMicros', dear],
      ['latencyMs', slow],
    ]),
  );
  expect(found).toHaveLength(6);
});

it('says why: the value, what is usual, and how far that is apart', async () => {
  const found = await findAnomalies(database, {}, NOON);
  expect(found.find(({ callId }) => callId === long)).toEqual({
    callId: long,
    agent: 'reception',
    startedAt: hour.toISOString(),
    figure: 'durationMs',
    value: 900_000,
    usual: 70_000,
    score: expect.closeTo((0.6745 * 830_000) / 5_000, 0),
  });
  expect(found.find(({ callId }) => callId === unclosed)).toMatchObject({
    value: 70_000,
    usual: 60_000,
    score: null,
  });
});

it('keeps to an agent, and to calls since a time', async () => {
  expect(await find({ agent: 'sales' })).toEqual([]);
  const early = await find({ from: secondsBefore(90_000).toISOString() });
  expect(early.filter(([, figure]) => figure === 'durationMs')).toHaveLength(2);
});
