import { beforeAll, beforeEach, expect, it } from 'vitest';
import { findCall } from '../../db/queries/calls.ts';
import type { OpenCallResponse } from '../contract/calls.ts';
import { OUTCOMES, type OutcomeReason } from '../contract/outcome.ts';
import { agent, webCall } from '../testing/fixtures.ts';
import { createTestApp, memoryQueue, useDatabase } from '../testing/services.ts';
import { endCall } from './end.ts';

const { database } = await useDatabase();
const queue = memoryQueue();
const openedAt = new Date('2026-01-01T10:00:00.000Z');
const request = createTestApp({ database, queue, now: () => openedAt });
let callId: string;

const end = (reason: OutcomeReason, endedAt = '2026-01-01T10:05:00.000Z', detail = 'why') =>
  database.transaction((tx) =>
    endCall(tx, queue, callId, { reason, detail, endedAt: new Date(endedAt) }),
  );
const reasonNow = async () => (await findCall(database, callId))?.outcomeReason;

beforeAll(() => request('PUT', '/v1/agents/reception', agent('reception')));
beforeEach(async () => {
  callId = (await request<OpenCallResponse>('POST', '/v1/calls', webCall())).body.callId;
  queue.closings.length = 0;
});

it.each(Object.entries(OUTCOMES))('ends with reason %s and result %s', async (reason, result) => {
  expect(await end(reason as OutcomeReason)).toMatchObject({
    endedAt: new Date('2026-01-01T10:05:00.000Z'),
    outcomeResult: result,
    outcomeReason: reason,
    outcomeDetail: 'why',
  });
  expect(queue.closings).toEqual([callId]);
});

it('lets the first ending stand', async () => {
  await end('caller_hung_up');
  expect(await end('error')).toBeUndefined();
  expect(await reasonNow()).toBe('caller_hung_up');
  expect(queue.closings).toEqual([callId]);
});

it('lets one of several endings at the same time stand', async () => {
  const endings = await Promise.all([end('silence'), end('error'), end('caller_hung_up')]);
  expect(endings.filter(Boolean)).toHaveLength(1);
});

it('replaces "lost" by what the worker tells later, and only by that', async () => {
  await end('lost', '2026-01-01T10:06:00.000Z');
  expect(await end('lost')).toBeUndefined();
  expect(await end('caller_hung_up')).toMatchObject({ outcomeReason: 'caller_hung_up' });
  expect(await end('error')).toBeUndefined();
});

it('does not end a call before it began, though a clock says so', async () => {
  expect((await end('caller_hung_up', '2026-01-01T09:59:58.000Z'))?.endedAt).toEqual(openedAt);
});
