import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { CallWithTurns, OpenCallResponse } from '../contract/calls.ts';
import { agent, turn, webCall } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const request = createTestApp(await useDatabase());
let callId: string;

const append = (...turns: unknown[]) => request('POST', `/v1/calls/${callId}/turns`, { turns });
const readTurns = async () =>
  (await request<CallWithTurns>('GET', `/v1/calls/${callId}`)).body.turns;

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', webCall())).body.callId;
});

it('stores turns and reads them in order, also when they come out of order', async () => {
  expect(await append(turn(2), turn(0))).toEqual({ status: 200, body: { stored: 2 } });
  expect(await append(turn(1))).toEqual({ status: 200, body: { stored: 1 } });
  expect(await readTurns()).toEqual([turn(0), turn(1), turn(2)]);
});

it('stores a turn once, however often it is sent', async () => {
  await append(turn(0));
  expect(await append(turn(0), turn(1), turn(1))).toEqual({ status: 200, body: { stored: 1 } });
  expect(await readTurns()).toEqual([turn(0), turn(1)]);
});

it.each([
  ['text', { text: 'other' }],
  ['speaker', { speaker: 'caller' }],
  ['interrupted', { interrupted: true }],
  ['end', { endedAt: '2026-01-01T10:00:01.501Z' }],
] as const)('refuses another %s under a stored number and stores nothing', async (_, change) => {
  await append(turn(0));
  const answer = await append(turn(1), turn(0, change), turn(2));
  expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  expect(await readTurns()).toEqual([turn(0)]);
});

it('refuses two different turns with one number in one request', async () => {
  expect(await append(turn(0), turn(0, { text: 'other' }))).toMatchObject({ status: 409 });
  expect(await readTurns()).toEqual([]);
});

it('stores turns that arrive after the call was closed', async () => {
  const closing = { reason: 'caller_hung_up', endedAt: new Date().toISOString() };
  await request('POST', `/v1/calls/${callId}/close`, closing);
  expect(await append(turn(0))).toMatchObject({ status: 200 });
});

it('stores what Postgres cannot hold without it, and knows the turn again', async () => {
  const odd = turn(0, { text: 'a\u0000b\ud800' });
  expect(await append(odd)).toMatchObject({ status: 200 });
  expect(await append(odd)).toEqual({ status: 200, body: { stored: 0 } });
  expect(await readTurns()).toEqual([turn(0, { text: 'ab\ufffd' })]);
});

it('does not know an unknown call', async () => {
  callId = '00000000-0000-4000-8000-000000000000';
  expect(await append(turn(0))).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  });
});
