import { beforeAll, expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { addLeg } from '../../db/queries/legs.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { addUsage } from '../cost/usage.ts';
import { addPrice } from '../prices/add.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { countUncounted } from './count-uncounted.ts';
import { figures } from './figures.ts';
import { storeCall } from './testing.ts';

const { database } = await useDatabase();
const NOON = new Date('2026-01-02T12:00:00.000Z');
const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);
const ask = (query = {}) => figures(database, query, NOON);

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

beforeAll(async () => {
  const request = createTestApp({ database });
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales'));
  const startedAt = hoursBefore(20);
  const first = await storeCall(database, { startedAt, durationMs: 10_000 });
  const second = await storeCall(database, { startedAt: hoursBefore(2), durationMs: 90_000 });
  await storeCall(database, { startedAt: hoursBefore(1), state: 'ended', reason: 'lost' });
  await storeCall(database, { startedAt: hoursBefore(0.5), state: 'open' });
  await storeCall(database, {
    startedAt: hoursBefore(3),
    agent: 'sales',
    durationMs: 20_000,
    reason: 'error',
  });
  await storeCall(database, { startedAt: hoursBefore(25) });

  const second1 = (seconds: number) => new Date(startedAt.getTime() + seconds * 1_000);
  const turn = (seq: number, from: number, to: number, totalMs: number | null) => ({
    callId: first,
    seq,
    text: '',
    speaker: totalMs === null ? ('caller' as const) : ('agent' as const),
    interrupted: false,
    startedAt: second1(from),
    endedAt: second1(to),
    latencyMs: totalMs,
    latency: totalMs && {
      totalMs,
      transcriptMs: 150,
      endOfTurnMs: 250,
      firstTokenMs: null,
      firstAudioMs: 90,
    },
  });
  await addTurns(database, [
    turn(0, 0, 1, null),
    { ...turn(1, 1.5, 2, 450), interrupted: true },
    turn(2, 1.8, 3, null),
    turn(3, 9, 10, 6_050),
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
  await countUncounted(database, NOON);
});

it('adds up the closed calls of the last 24 hours, and tells of those that are not', async () => {
  expect(await ask()).toMatchObject({
    from: hoursBefore(24).toISOString(),
    to: NOON.toISOString(),
    span: 'hour',
    agent: null,
    now: { open: 1, unclosed: 1 },
    total: {
      calls: 3,
      failed: 1,
      durationMs: 120_000,
      // Of two calls 50 characters each, whole tens, are billed. That of one line, and of the minutes, is unknown.
      cost: { micros: 50, incompleteCalls: 3 },
      costParts: {
        tts: { micros: 50, incompleteCalls: 0 },
        llm: { micros: 0, incompleteCalls: 1 },
      },
      perMinuteMicros: 25,
      outcomes: [
        { result: 'completed', reason: 'caller_hung_up', calls: 2 },
        { result: 'failed', reason: 'error', calls: 1 },
      ],
      errors: [
        { part: 'tts', kind: 'hang', count: 2 },
        { part: 'llm', kind: 'refused', count: 1 },
      ],
    },
  });
});

it('says how callers and agent got on', async () => {
  const { talk, stages } = (await ask()).total;
  expect(talk).toEqual({
    turns: { caller: 6, agent: 9 },
    replies: 2,
    cutOffs: 1,
    interruptions: 3,
    silenceMs: 12_000,
    deadAirs: 1,
    deadAirMs: 6_000,
  });
  // They make up the average latency of (450 + 6050) / 2.
  expect(stages).toEqual({ count: 2, transcriptMs: 150, decisionMs: 100, replyMs: 3_000 });
});

it('says how long calls and replies took, part by part, and gives no p95 of a few', async () => {
  const { duration, latency } = (await ask()).total;
  expect(duration).toMatchObject({ count: 3, p95: null });
  expect(Math.abs((duration.p50 ?? 0) - 20_000)).toBeLessThan(500);
  expect(duration.buckets.filter(({ count }) => count > 0)).toEqual([
    { upTo: 15_000, count: 1 },
    { upTo: 30_000, count: 1 },
    { upTo: 120_000, count: 1 },
  ]);
  expect(latency.total).toMatchObject({ count: 2, p95: null });
  expect(latency.firstToken).toMatchObject({ count: 0, p50: null, p95: null });
});

it('gives a p95 of twenty replies and more', async () => {
  const calls = Array.from({ length: 7 }, (_, n) => hoursBefore(500 + n));
  for (const startedAt of calls) {
    const callId = await storeCall(database, { startedAt });
    const latency = {
      totalMs: 700,
      transcriptMs: null,
      endOfTurnMs: null,
      firstTokenMs: null,
      firstAudioMs: null,
    };
    const turn = { callId, speaker: 'agent', text: '', interrupted: false, latency } as const;
    const times = { startedAt, endedAt: startedAt };
    await addTurns(
      database,
      [0, 1, 2].map((seq) => ({ ...turn, ...times, seq })),
    );
  }
  await countUncounted(database, NOON);
  const from = hoursBefore(510).toISOString();
  const to = hoursBefore(499).toISOString();
  const found = await ask({ from, to });
  expect(found.total.latency.total.count).toBe(21);
  expect(Math.abs((found.total.latency.total.p95 ?? 0) - 700)).toBeLessThanOrEqual(18);
  expect(found.spans.map(({ latency }) => latency.total.p95)).toEqual(calls.map(() => null));
});

it('goes hour by hour, of a longer time day by day', async () => {
  const hourly = (await ask()).spans.map(({ start, end, calls }) => [start, end, calls]);
  expect(hourly).toEqual([
    [hoursBefore(20).toISOString(), hoursBefore(19).toISOString(), 1],
    [hoursBefore(3).toISOString(), hoursBefore(2).toISOString(), 1],
    [hoursBefore(2).toISOString(), hoursBefore(1).toISOString(), 1],
  ]);
  const daily = await ask({ from: hoursBefore(8 * 24).toISOString() });
  expect(daily).toMatchObject({ span: 'day', from: '2025-12-25T00:00:00.000Z' });
  expect(daily.spans.map(({ start, calls }) => [start.slice(0, 10), calls])).toEqual([
    ['2026-01-01', 2],
    ['2026-01-02', 2],
  ]);
});

it('compares agents, and keeps to one', async () => {
  const all = await ask();
  expect(all.agents.map(({ agent, calls, failed }) => [agent, calls, failed])).toEqual([
    ['reception', 2, 0],
    ['sales', 1, 1],
  ]);
  expect(all.agents[0]?.talk).toEqual({ replies: 2, cutOffs: 1 });
  const sales = await ask({ agent: 'sales' });
  expect([sales.total.calls, sales.agents.length, sales.now.open]).toEqual([1, 1, 0]);
});

it('answers for a time without calls', async () => {
  const { total, spans, agents } = await ask({ to: hoursBefore(1_000).toISOString() });
  expect([total.calls, total.perMinuteMicros, total.duration.p50]).toEqual([0, null, null]);
  expect([spans, agents]).toEqual([[], []]);
});

it.each([
  ['that is empty', { from: NOON.toISOString(), to: NOON.toISOString() }],
  ['that is turned around', { from: NOON.toISOString(), to: hoursBefore(1).toISOString() }],
  ['of more than 90 days', { from: hoursBefore(91 * 24).toISOString() }],
])('refuses a time %s', async (_title, query) => {
  await expect((async () => ask(query))()).rejects.toMatchObject({ code: 'invalid_request' });
});
