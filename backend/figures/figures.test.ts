import { beforeAll, expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { addLeg } from '../../db/queries/legs.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { addUsage } from '../cost/usage.ts';
import { addPrice } from '../prices/add.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { figures } from './figures.ts';
import { storeCall } from './testing.ts';

const { database } = await useDatabase();
const NOON = new Date('2026-01-02T12:00:00.000Z');
const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);
const ask = (query = {}) => figures(database, query, NOON);

beforeAll(async () => {
  const request = createTestApp({ database });
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales'));
  const first = await storeCall(database, {
    startedAt: hoursBefore(20),
    durationMs: 10_000,
    costMicros: 1_500,
  });
  const second = await storeCall(database, {
    startedAt: hoursBefore(2),
    durationMs: 90_000,
    costMicros: 30_000,
  });
  await storeCall(database, { startedAt: hoursBefore(1), state: 'ended', reason: 'lost' });
  await storeCall(database, { startedAt: hoursBefore(0.5), state: 'open' });
  await storeCall(database, { startedAt: hoursBefore(3), agent: 'sales', durationMs: 20_000 });
  await storeCall(database, { startedAt: hoursBefore(25) });

  const startedAt = hoursBefore(20);
  const turn = { callId: first, text: '', interrupted: false, startedAt, endedAt: startedAt };
  const latency = { transcriptMs: 150, endOfTurnMs: 250, firstTokenMs: null, firstAudioMs: 90 };
  await addTurns(database, [
    { ...turn, seq: 0, speaker: 'caller' },
    { ...turn, seq: 1, speaker: 'agent', latencyMs: 450, latency: { ...latency, totalMs: 450 } },
    {
      ...turn,
      seq: 2,
      speaker: 'agent',
      latencyMs: 9_000,
      latency: { ...latency, totalMs: 9_000 },
    },
  ]);
  await addLeg(database, { callId: first, leg: 0, jobId: 'AJ_1', startedAt });
  const event = { callId: first, leg: 0, at: startedAt };
  await addEvents(database, [
    { ...event, seq: 3, type: 'error', data: { part: 'tts', kind: 'hang' } },
    { ...event, seq: 4, type: 'error', data: { part: 'llm', kind: 'refused' } },
    { ...event, seq: 5, type: 'error', data: { part: 'tts', kind: 'hang' } },
    { ...event, seq: 6, type: 'dtmf', data: { digit: '1' } },
  ]);

  await addPrice(database, PRICE, async () => {});
  const tts = {
    part: 'tts',
    provider: 'acme',
    model: 'voice',
    amounts: { character: 41 },
  } as const;
  for (const id of [first, second]) await addUsage(database, id, startedAt, tts);
  await addUsage(database, first, startedAt, { ...tts, part: 'llm', model: 'unheard of' });
  await updateCall(database, first, { costIncomplete: true });
});

/** Half a millionth a character, by the ten. */
const PRICE = {
  provider: 'acme',
  model: 'voice',
  unit: 'character',
  micros: 1,
  per: 2,
  increment: 10,
  validFrom: '2025-01-01T00:00:00.000Z',
  source: 'a contract',
} as const;

it('counts every call of the last 24 hours, by outcome and by day', async () => {
  const found = await ask();
  expect(found).toMatchObject({
    from: hoursBefore(24).toISOString(),
    to: NOON.toISOString(),
    agent: null,
    calls: { total: 5, open: 1, unclosed: 1 },
    outcomes: [
      { result: 'completed', reason: 'caller_hung_up', calls: 3 },
      { result: 'failed', reason: 'lost', calls: 1 },
    ],
    cost: { micros: 61_500, incompleteCalls: 1 },
    days: [
      { day: '2026-01-01', calls: 1, failed: 0, costMicros: 1_500 },
      { day: '2026-01-02', calls: 4, failed: 1, costMicros: 60_000 },
    ],
  });
});

it('measures the closed ones among them', async () => {
  const { measured } = await ask();
  expect(measured).toMatchObject({
    calls: 3,
    turns: { caller: 6, agent: 9 },
    interruptions: 3,
    silenceMs: 12_000,
    errors: [
      { part: 'tts', kind: 'hang', count: 2 },
      { part: 'llm', kind: 'refused', count: 1 },
    ],
    durationMs: { count: 3, p50: 20_000, p95: 90_000 },
    costMicros: { count: 2, p50: 10_000, p95: 30_000 },
    // Of each call 50 characters, whole tens, are billed.
    costParts: { tts: 2 * 25, llm: null },
  });
});

it('says how the latencies of replies spread, whole and by part', async () => {
  const { total, transcript, firstToken } = (await ask()).measured.latencyMs;
  expect(total).toMatchObject({ count: 2, p50: 450, p95: 9_000 });
  expect(total.buckets.filter(({ count }) => count > 0)).toEqual([
    { upTo: 500, count: 1 },
    { upTo: null, count: 1 },
  ]);
  expect(transcript).toMatchObject({ count: 2, p50: 150 });
  expect(transcript.buckets[0]).toEqual({ upTo: 200, count: 2 });
  expect(firstToken).toMatchObject({ count: 0, p50: null, p95: null });
});

it('keeps to an agent and to the time asked for', async () => {
  expect((await ask({ agent: 'sales' })).calls.total).toBe(1);
  const from = hoursBefore(30).toISOString();
  const to = hoursBefore(20).toISOString();
  // The call that began at `to` is no longer among them.
  expect((await ask({ from, to })).calls.total).toBe(1);
});

it('answers for a time without calls', async () => {
  const to = hoursBefore(1_000).toISOString();
  const { calls, days, measured } = await ask({ to });
  expect([calls.total, days, measured.calls, measured.durationMs.count]).toEqual([0, [], 0, 0]);
});

it.each([
  ['that is empty', { from: NOON.toISOString(), to: NOON.toISOString() }],
  ['that is turned around', { from: NOON.toISOString(), to: hoursBefore(1).toISOString() }],
  ['of more than 90 days', { from: hoursBefore(91 * 24).toISOString() }],
])('refuses a time %s', async (_title, query) => {
  await expect((async () => ask(query))()).rejects.toMatchObject({ code: 'invalid_request' });
});
