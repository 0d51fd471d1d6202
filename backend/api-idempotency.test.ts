import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED } from './contract/idempotency.ts';
import { contentOf } from './testing/api/content.ts';
import { fittingRequests } from './testing/api/requests.ts';
import { useApi } from './testing/api/world.ts';
import { useDatabase } from './testing/services.ts';

const SEED = Number(process.env.API_TEST_SEED ?? 1);
/** How many requests are tried until one of them is carried out. */
const TRIES = 60;

const { database } = await useDatabase();
const { operations, send, known } = await useApi(database);
const writes = operations
  .filter(({ operation }) => operation.parameters?.some(({ name }) => name === IDEMPOTENCY_KEY))
  .map((one) => [`${one.method.toUpperCase()} ${one.path}`, one] as const);

it('takes keys for every write but those of the worker', () => {
  const others = operations.filter(
    ({ method, operation }) =>
      method !== 'get' && operation['x-scope'] && !writes.some(([, one]) => one.operation === operation),
  );
  for (const { operation } of others) expect(operation['x-scope']).toBe('worker');
});

/** What this needs lies outside and is away; the other ways in which it fails are tested. */
const NEVER_DONE = ['createVoiceSample'];

it.each(writes)('%s with one key, sent twice, has one effect and one answer', async (_, operation) => {
  const requests = fc.sample(fittingRequests(operation, known), { seed: SEED, numRuns: TRIES });
  for (const [index, request] of requests.entries()) {
    const key = { [IDEMPOTENCY_KEY]: `${operation.operation.operationId}-${index}` };
    const first = await send(request, key);
    if (first.status >= 300 && index < requests.length - 1) continue;

    const before = await contentOf(database);
    const second = await send(request, key);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get(IDEMPOTENCY_REPLAYED)).toBe(first.status < 500 ? 'true' : null);
    expect(await contentOf(database)).toEqual(before);
    if (first.status >= 300) expect(NEVER_DONE).toContain(operation.operation.operationId);
    return;
  }
});
