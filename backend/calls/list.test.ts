import { beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Call, listCallsResponse, OpenCallResponse } from '../contract/calls.ts';
import type { ErrorResponse } from '../contract/errors.ts';
import { agent, event, phoneCall, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

type Page = z.infer<typeof listCallsResponse>;

let now = new Date('2026-01-01T10:00:00.000Z');
const { database } = await useDatabase();
const request = createTestApp({ database, now: () => now });
const list = async <Body = Page>(query: string) =>
  (await request<Body>('GET', `/v1/calls?${query}`)).body;

/** Seven calls, oldest first. Calls 2, 3 and 4 began in the same millisecond; 0 and 1 have ended. */
const ids: string[] = [];

beforeAll(async () => {
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await request('PUT', '/v1/agents/sales', agent('sales'));
  for (let n = 0; n < 7; n += 1) {
    now = new Date(Date.UTC(2026, 0, 1, 10, 0, [2, 3, 4].includes(n) ? 2 : n));
    const call = webCall({ agent: n % 2 === 0 ? 'reception' : 'sales' });
    ids.push((await request<OpenCallResponse>('POST', '/v1/calls', call)).body.callId);
  }
  for (const id of ids.slice(0, 2)) {
    const ending = { reason: 'caller_hung_up', endedAt: now.toISOString(), detail: null } as const;
    const events = [event(0, { type: 'ended', ...ending })];
    await request('POST', `/v1/calls/${id}/legs/0/events`, { events });
  }
});

it.each([1, 2, 3, 7, 100])('lists every call once, newest first, by pages of %i', async (limit) => {
  const seen: Call[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await list(`limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`);
    expect(page.calls.length).toBeLessThanOrEqual(limit);
    seen.push(...page.calls);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const times = seen.map(({ startedAt }) => startedAt);
  expect(times).toEqual(times.toSorted().toReversed());
});

it('keeps to an agent, and to open or ended calls', async () => {
  const found = async (query: string) =>
    (await list(query)).calls.map(({ id }) => ids.indexOf(id)).toSorted();
  expect(await found('agent=sales')).toEqual([1, 3, 5]);
  expect(await found('open=true')).toEqual([2, 3, 4, 5, 6]);
  expect(await found('open=false&agent=sales')).toEqual([1]);
});

it('finds the calls of a caller', async () => {
  const call = phoneCall(null, '+15550142', { agent: 'sales' });
  const { callId } = (await request<OpenCallResponse>('POST', '/v1/calls', call)).body;
  const { calls } = await list('caller=%2B15550142');
  expect(calls.map(({ id }) => id)).toEqual([callId]);
});

it.each(['limit=0', 'limit=101', 'limit=x', 'open=yes', 'agent=No', 'cursor=abc', 'color=red'])(
  'refuses %s',
  async (query) => {
    expect((await list<ErrorResponse>(query)).error.code).toBe('invalid_request');
  },
);
