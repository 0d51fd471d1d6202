import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import { addPrice } from '../prices/add.ts';
import { seedPrices } from '../prices/seed.ts';
import { useDatabase } from '../testing/services.ts';
import { costOf } from './cost.ts';
import { readCost } from './read.ts';
import { after, makeAgent, makeCall, STARTED_AT } from './testing.ts';
import { addUsage, type Usage } from './usage.ts';

const { database } = await useDatabase();
await seedPrices(database);
const { slug } = await makeAgent(database);
await replaceNumbers(database, [
  { number: '+15550100', agent: slug, trunk: 'local' },
  { number: '+15550101', agent: slug, trunk: 'twilio' },
  { number: '+15550102', agent: slug, trunk: 'of-my-cousin' },
]);

const stt: Usage = {
  part: 'stt',
  provider: 'deepgram',
  model: 'nova-3',
  amounts: { audio_ms: 90_000 },
};

it('makes money of what was used, part by part', async () => {
  const call = await makeCall(database, slug, { calledNumber: '+15550101', endedAt: null });
  const used: Usage[] = [
    stt,
    { ...stt, amounts: { audio_ms: 30_000 } },
    {
      part: 'llm',
      provider: 'openai',
      model: 'gpt-4.1-mini-2025-04-14',
      amounts: { input_token: 1_000, cached_input_token: 4_000, output_token: 55, character: 0 },
    },
    {
      part: 'tts',
      provider: 'deepgram',
      model: 'aura-2-andromeda-en',
      amounts: { character: 321 },
    },
  ];
  for (const usage of used) await addUsage(database, call.id, STARTED_AT, usage);
  const discarded = false;
  const line = { provider: 'openai', model: 'gpt-4.1-mini-2025-04-14', part: 'llm', discarded };
  expect(await costOf(database, call, after(60_001))).toEqual({
    currency: 'USD',
    micros: 15_400 + 400 + 400 + 88 + 9_630 + 6_800,
    incomplete: false,
    parts: { stt: 15_400, llm: 888, tts: 9_630, telephony: 6_800 },
    discardedMicros: 0,
    lines: [
      { ...line, unit: 'cached_input_token', quantity: 4_000, micros: 400 },
      { ...line, unit: 'input_token', quantity: 1_000, micros: 400 },
      { ...line, unit: 'output_token', quantity: 55, micros: 88 },
      {
        part: 'stt',
        provider: 'deepgram',
        model: 'nova-3',
        discarded,
        unit: 'audio_ms',
        quantity: 120_000,
        micros: 15_400,
      },
      {
        part: 'tts',
        provider: 'deepgram',
        model: 'aura-2-andromeda-en',
        discarded,
        unit: 'character',
        quantity: 321,
        micros: 9_630,
      },
      {
        part: 'telephony',
        provider: 'twilio',
        model: 'inbound',
        discarded,
        unit: 'call_ms',
        quantity: 60_001,
        micros: 6_800,
      },
    ],
  });
});

it('tells how much of it went into replies that were prepared and not used', async () => {
  const call = await makeCall(database, slug);
  const speech = { part: 'tts', provider: 'deepgram', model: 'aura-2-andromeda-en' } as const;
  for (const [character, discarded] of [
    [100, false],
    [30, true],
    [20, true],
  ] as const) {
    await addUsage(database, call.id, STARTED_AT, { ...speech, amounts: { character }, discarded });
  }
  const cost = await costOf(database, call, after(1_000));
  expect(cost).toMatchObject({ micros: 4_500, parts: { tts: 4_500 }, discardedMicros: 1_500 });
  expect(cost.lines).toMatchObject([
    { quantity: 100, discarded: false },
    { quantity: 50, discarded: true },
    { unit: 'call_ms', discarded: false },
  ]);
});

it('says that it does not know what has no price, and sums the rest', async () => {
  const call = await makeCall(database, slug);
  await addUsage(database, call.id, STARTED_AT, stt);
  await addUsage(database, call.id, STARTED_AT, { ...stt, model: 'nova-9' });
  const cost = await costOf(database, call, after(1_000));
  expect(cost).toMatchObject({ micros: 11_550, incomplete: true, parts: { stt: null } });
  expect(cost.lines.find((line) => line.model === 'nova-9')?.micros).toBeNull();
});

it.each([
  ['+15550100', 'local', 0],
  ['+15550101', 'twilio', 3_400],
  ['+15550102', 'of-my-cousin', null],
  ['+15550103', 'unknown', null],
  [null, 'livekit', 0],
])('has the line to %s paid to %s', async (calledNumber, provider, micros) => {
  const call = await makeCall(database, slug, { calledNumber });
  const { lines, parts } = await costOf(database, call, after(1_000));
  expect(lines).toEqual([expect.objectContaining({ provider, unit: 'call_ms', quantity: 1_000 })]);
  expect(parts.telephony).toBe(micros);
});

it('measures the line from start to end, and up to now while the call goes on', async () => {
  const open = await makeCall(database, slug);
  const ended = { ...open, endedAt: after(5_000) };
  const quantity = async (call: typeof open, ms: number) =>
    (await costOf(database, call, after(ms))).lines[0]?.quantity;
  expect(await quantity(open, 9_000)).toBe(9_000);
  expect(await quantity(ended, 9_000)).toBe(5_000);
  // The clocks of two backends differ.
  expect(await quantity(open, -5)).toBe(0);
});

const price = {
  provider: 'acme',
  unit: 'character',
  per: 1,
  increment: 1,
  source: 'test',
} as const;
const JANUARY = '2026-01-01T00:00:00.000Z';
const FEBRUARY = '2026-02-01T00:00:00.000Z';
const book = [
  { ...price, model: 'voice*', micros: 1, validFrom: JANUARY },
  { ...price, model: 'voice-2*', micros: 2, validFrom: JANUARY },
  { ...price, model: 'voice-2-ann', micros: 3, validFrom: JANUARY },
  { ...price, model: 'voice-2-ann-hd*', micros: 4, validFrom: JANUARY },
  { ...price, model: 'voice', micros: 5, validFrom: JANUARY },
  { ...price, model: 'voice*', micros: 6, validFrom: FEBRUARY },
  { ...price, model: 'late', micros: 7, validFrom: FEBRUARY },
];
for (const entry of book) await addPrice(database, entry, async () => {});

it.each([
  ['voice', '2026-01-15', 5],
  ['voice-1', '2026-01-15', 1],
  ['voice-1', '2026-02-15', 6],
  ['voice-1', FEBRUARY, 6],
  ['voice-2', '2026-02-15', 2],
  ['voice-2-bob', '2026-02-15', 2],
  ['voice-2-ann', '2026-02-15', 3],
  ['voice-2-ann-hd', '2026-02-15', 4],
  ['voic', '2026-02-15', null],
  ['late', '2026-01-15', null],
  ['late', '2026-02-15', 7],
  ['voice-1', '2025-12-31', null],
])('prices %s used on %s at %s', async (model, at, micros) => {
  const call = await makeCall(database, slug);
  const amounts = { character: 1 };
  await addUsage(database, call.id, new Date(at), {
    part: 'tts',
    provider: 'acme',
    model,
    amounts,
  });
  const { lines } = await costOf(database, call, STARTED_AT);
  expect(lines[0]).toMatchObject({ model, micros });
});

it('keeps apart what was used before and after a price changed', async () => {
  const call = await makeCall(database, slug);
  const usage = { part: 'tts', provider: 'acme', model: 'voice-1' } as const;
  for (const at of ['2026-01-31T23:59:59.999Z', FEBRUARY]) {
    await addUsage(database, call.id, new Date(at), { ...usage, amounts: { character: 10 } });
  }
  expect((await costOf(database, call, STARTED_AT)).parts.tts).toBe(10 * 1 + 10 * 6);
});

it('reads a call that goes on up to now, and an unknown one not at all', async () => {
  const call = await makeCall(database, slug, { calledNumber: '+15550101' });
  expect(await readCost(database, call.id, after(5_000))).toMatchObject({ micros: 3_400 });
  const unknown = readCost(database, randomUUID(), STARTED_AT);
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
});
