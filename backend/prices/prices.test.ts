import { expect, it, vi } from 'vitest';
import type { Database } from '../../db/client.ts';
import type { CallCost } from '../contract/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import type { Price } from '../contract/prices.ts';
import { after, endAfter, makeAgent, makeCall } from '../cost/testing.ts';
import { addUsage } from '../cost/usage.ts';
import { priceRoutes } from '../routes/prices.ts';
import { requestTo } from '../testing/request-to.ts';
import { useDatabase } from '../testing/services.ts';
import { seedPrices } from './seed.ts';

const { database } = await useDatabase();
const onRepriced = vi.fn(async (_transaction: Database, _callIds: string[]) => {});
const request = requestTo(priceRoutes({ database, now: () => after(60_000), onRepriced }));

const price = {
  provider: 'acme',
  model: 'voice*',
  unit: 'character',
  micros: 30_000,
  per: 1_000,
  validFrom: '2026-02-01T00:00:00.000Z',
  source: 'a contract',
};
const priceBook = async () => (await request<{ prices: Price[] }>('GET', '/prices')).body.prices;

it('seeds list prices once, though several backends start, and tells their sources', async () => {
  const added = await Promise.all([seedPrices(database), seedPrices(database)]);
  const prices = await priceBook();
  expect(added[0] + added[1]).toBe(prices.length);
  expect(prices.length).toBeGreaterThan(50);
  expect(await seedPrices(database)).toBe(0);
  expect(prices.every((entry) => entry.source.length > 20)).toBe(true);
  const nova = { provider: 'deepgram', model: 'nova-3', unit: 'audio_ms' };
  expect(prices).toContainEqual(
    expect.objectContaining({ ...nova, micros: 7_700, per: 60_000, increment: 1 }),
  );
});

it('seeds nothing besides what an operator has set', async () => {
  const fresh = await useDatabase();
  const { body } = await requestTo(
    priceRoutes({ database: fresh.database, now: () => after(0), onRepriced }),
  )('POST', '/prices', { ...price, provider: 'openai', model: 'tts-1', micros: 1 });
  expect(body).toMatchObject({ repricedCalls: 0 });
  await seedPrices(fresh.database);
  const { body: book } = await requestTo(
    priceRoutes({ database: fresh.database, now: () => after(0), onRepriced }),
  )<{ prices: Price[] }>('GET', '/prices');
  expect(book.prices.filter((entry) => entry.model === 'tts-1')).toHaveLength(1);
});

it('adds a price, takes it again, and refuses to change it', async () => {
  const added = await request<{ price: Price }>('POST', '/prices', price);
  expect(added.status).toBe(201);
  expect(added.body).toEqual({
    price: { ...price, id: expect.any(Number), increment: 1 },
    repricedCalls: 0,
  });
  expect(await request('POST', '/prices', price)).toEqual({ ...added, status: 200 });
  const changed = await request<ErrorResponse>('POST', '/prices', { ...price, micros: 1 });
  expect(changed.status).toBe(409);
  expect(changed.body.error.message).toContain('Choose a later validFrom');
  const later = { ...price, micros: 1, validFrom: '2026-02-02T00:00:00.000Z' };
  expect((await request('POST', '/prices', later)).status).toBe(201);
  expect((await priceBook()).filter((entry) => entry.provider === 'acme')).toHaveLength(2);
});

it.each([
  ['a star in the middle', { model: 'a*b' }, 'model'],
  ['a unit nobody counts', { unit: 'hour' }, 'unit'],
  ['a negative price', { micros: -1 }, 'micros'],
  ['a part of a millionth', { micros: 0.5 }, 'micros'],
  ['a price for nothing', { per: 0 }, 'per'],
  ['no source', { source: '' }, 'source'],
])('refuses %s', async (_, change, path) => {
  const { status, body } = await request<ErrorResponse>('POST', '/prices', { ...price, ...change });
  expect(status).toBe(400);
  expect(body.error.issues?.[0]?.path).toBe(path);
});

it('prices what had none, of calls begun since, and has those settled that have ended', async () => {
  const { slug } = await makeAgent(database);
  const unpriced = { part: 'tts', provider: 'late', model: 'voice-1' } as const;
  const [ended, open, earlier, other] = await Promise.all([
    makeCall(database, slug),
    makeCall(database, slug),
    makeCall(database, slug, { startedAt: new Date('2026-01-31') }),
    makeCall(database, slug),
  ]);
  const amounts = { character: 10 };
  for (const { id } of [ended, open, earlier]) {
    await addUsage(database, id, after(0), { ...unpriced, amounts });
  }
  await addUsage(database, other.id, after(0), { ...unpriced, model: 'other', amounts });
  await endAfter(database, ended.id, 60_000);

  const late = { ...price, provider: 'late' };
  const { body } = await request('POST', '/prices', late);
  expect(body).toMatchObject({ repricedCalls: 2 });
  expect(onRepriced.mock.calls.map(([, callIds]) => callIds)).toEqual([[ended.id]]);
  const tts = async (id: string) =>
    (await request<CallCost>('GET', `/calls/${id}/cost`)).body.parts.tts;
  expect(await tts(ended.id)).toBe(300);
  expect(await tts(open.id)).toBe(300);
  expect(await tts(earlier.id)).toBeNull();
  expect(await tts(other.id)).toBeNull();

  // What has a price keeps it, also when one is added for an earlier time.
  const cheaper = { ...late, model: 'voice-1', micros: 1, validFrom: '2026-01-01T00:00:00.000Z' };
  expect((await request('POST', '/prices', cheaper)).body).toMatchObject({ repricedCalls: 1 });
  expect(await tts(ended.id)).toBe(300);
  expect(await tts(earlier.id)).toBe(0);
});

it('adds what comes while a price is added to what was priced before', async () => {
  const call = await makeCall(database, (await makeAgent(database)).slug);
  const usage = { part: 'tts', provider: 'racing', model: 'voice-1' } as const;
  const use = () => addUsage(database, call.id, after(0), { ...usage, amounts: { character: 10 } });
  const racing = { ...price, provider: 'racing' };
  await Promise.all([use(), use(), request('POST', '/prices', racing), use(), use()]);
  await request('POST', '/prices', racing);
  const { body } = await request<CallCost>('GET', `/calls/${call.id}/cost`);
  expect(body.parts.tts).toBe(1_200);
});
