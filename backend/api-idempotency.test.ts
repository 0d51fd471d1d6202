import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED } from './contract/idempotency.ts';
import { contentOf } from './testing/api/content.ts';
import { type ApiOperation, exampleRequest, fittingRequests } from './testing/api/requests.ts';
import { useApi } from './testing/api/use-api.ts';
import { useDatabase } from './testing/services.ts';

/** How many made-up requests are tried when no example is carried out. */
const TRIES = 30;

const { database } = await useDatabase();
const { operations, send, fill } = await useApi(database);
const takesKey = ({ operation }: ApiOperation) =>
  operation.parameters?.some(({ name }) => name === IDEMPOTENCY_KEY) ?? false;
const cases = operations
  .filter(takesKey)
  .map((one) => [`${one.method.toUpperCase()} ${one.path}`, one] as const);

it('is for every write but those of the worker and of signing in', () => {
  const others = operations.filter((one) => one.method !== 'get' && !takesKey(one));
  const scopes = new Set(others.map(({ operation }) => operation['x-scope']));
  expect(scopes).toEqual(new Set([undefined, 'worker']));
});

it.each(cases)('%s, sent twice with one key, has one effect and one answer', async (_, one) => {
  const known = await fill();
  const requests = [
    ...[0, 1, 2].map((index) => exampleRequest(one, known, index)),
    ...fc.sample(fittingRequests(one, known), { seed: 1, numRuns: TRIES }),
  ];
  const refused: string[] = [];
  for (const [index, request] of requests.entries()) {
    const key = { [IDEMPOTENCY_KEY]: `key-${index}` };
    const first = await send(request, key);
    if (first.status >= 300) {
      refused.push(`${first.status} ${first.text}`);
      continue;
    }
    const before = await contentOf(database);
    const second = await send(request, key);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get(IDEMPOTENCY_REPLAYED)).toBe('true');
    expect(await contentOf(database)).toEqual(before);
    return;
  }
  expect.fail(`Nothing that was tried is carried out:\n${refused.slice(0, 3).join('\n')}`);
});
