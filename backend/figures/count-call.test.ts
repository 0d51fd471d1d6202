import { beforeEach, expect, it } from 'vitest';
import { lockCall, updateCall } from '../../db/queries/calls.ts';
import { eraseContent } from '../../db/queries/retention.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { repriceCalls } from '../../db/queries/usage.ts';
import { addUsage } from '../cost/usage.ts';
import { addPrice } from '../prices/add.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';
import { countCall } from './count-call.ts';
import { countUncounted } from './count-uncounted.ts';
import { figures } from './figures.ts';
import { storeCall } from './testing.ts';

const { database } = await useDatabase();
let day = 0;
let startedAt: Date;

beforeEach(async () => {
  await createTestApp({ database })('PUT', '/v1/agents/reception', agent('reception'));
  // Each test has a day of its own.
  day += 1;
  startedAt = new Date(Date.UTC(2026, 0, day, 10));
});

const later = (ms: number) => new Date(startedAt.getTime() + ms);
const count = (callId: string) => countCall(database, callId, later(3_600_000));
const read = () => figures(database, {}, later(3_600_000));

async function storeReply(callId: string, seq: number, totalMs: number) {
  const latency = {
    totalMs,
    transcriptMs: 200,
    endOfTurnMs: 300,
    firstTokenMs: 100,
    firstAudioMs: 100,
  };
  const times = { startedAt: later(seq * 1_000), endedAt: later(seq * 1_000 + 500) };
  const turn = { callId, seq, text: 'Yes.', interrupted: false, ...times };
  await addTurns(database, [{ ...turn, speaker: 'agent', latency, latencyMs: totalMs }]);
}

it('adds a call once, however often it is closed', async () => {
  const callId = await storeCall(database, { startedAt });
  await storeReply(callId, 0, 800);
  await count(callId);
  const once = await read();
  await count(callId);
  await count(callId);
  expect(await read()).toEqual(once);
  expect(once.total).toMatchObject({ calls: 1, latency: { total: { count: 1 } } });
});

it('takes out what it had added when more has become known', async () => {
  const callId = await storeCall(database, { startedAt, reason: 'lost' });
  await storeReply(callId, 0, 800);
  await count(callId);
  await updateCall(database, callId, {
    endedAt: later(120_000),
    outcomeResult: 'completed',
    outcomeReason: 'caller_hung_up',
  });
  await storeReply(callId, 1, 2_000);
  await count(callId);
  const { total } = await read();
  expect(total).toMatchObject({ calls: 1, failed: 0, durationMs: 120_000 });
  expect(total.outcomes).toEqual([{ result: 'completed', reason: 'caller_hung_up', calls: 1 }]);
  expect(total.duration.buckets.filter(({ count }) => count > 0)).toEqual([
    { upTo: 120_000, count: 1 },
  ]);
  expect(total.latency.total.count).toBe(2);
});

it('adds calls that are closed at the same time', async () => {
  const stored = Array.from({ length: 20 }, (_, n) => storeCall(database, { startedAt: later(n) }));
  await Promise.all((await Promise.all(stored)).map(count));
  expect((await read()).total).toMatchObject({ calls: 20, durationMs: 20 * 60_000 });
});

it('leaves a call in progress alone', async () => {
  await count(await storeCall(database, { startedAt, state: 'open' }));
  expect((await read()).total.calls).toBe(0);
});

it('never counts a trial of a draft, neither as it is closed nor later', async () => {
  const callId = await storeCall(database, { startedAt });
  await storeReply(callId, 0, 5_000);
  await updateCall(database, callId, { trial: true });
  await count(callId);
  await countUncounted(database, later(3_600_000));
  expect((await read()).total).toMatchObject({ calls: 0, cost: { micros: 0 } });
});

it('keeps what was counted of a call that is erased, and learns its cost', async () => {
  const callId = await storeCall(database, { startedAt });
  await storeReply(callId, 0, 800);
  const used = { part: 'llm', provider: 'acme', model: `m-${day}`, amounts: { output_token: 10 } };
  await addUsage(database, callId, startedAt, { ...used, part: 'llm' });
  await count(callId);
  await eraseContent(database, [callId], later(1_000));
  const price = {
    provider: 'acme',
    model: `m-${day}`,
    unit: 'output_token',
    micros: 7,
    per: 1,
  } as const;
  const since = { increment: 1, validFrom: '2025-01-01T00:00:00.000Z', source: 'a contract' };
  await addPrice(database, { ...price, ...since }, async () => {});
  await database.transaction(async (transaction) => {
    await lockCall(transaction, callId);
    await repriceCalls(transaction, [callId]);
  });
  await count(callId);
  const { total } = await read();
  expect(total.costParts.llm).toEqual({ micros: 70, incompleteCalls: 0 });
  expect(total.latency.total.count).toBe(1);
});
