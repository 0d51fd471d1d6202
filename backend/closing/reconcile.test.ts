import { expect, it } from 'vitest';
import { findCall, updateCall } from '../../db/queries/calls.ts';
import { createTestApp, memoryQueue, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';

const { database } = await useDatabase();
const queue = memoryQueue();
const now = () => new Date('2026-01-01T11:00:00.000Z');
const request = createTestApp({ database, queue, now });
const ENDED_AT = new Date('2026-01-01T10:05:00.000Z');
const LOST = { endedAt: ENDED_AT, outcomeResult: 'failed', outcomeReason: 'lost' } as const;

const reconcile = async (id: string) =>
  (await request('POST', `/v1/calls/${id}/reconcile`, {})).status;

it('has a call closed again that has ended, whether it was closed before or not', async () => {
  const { id } = await storeCall(database, LOST);
  expect(await reconcile(id)).toBe(202);
  await updateCall(database, id, { closedAt: ENDED_AT });
  expect(await reconcile(id)).toBe(202);
  expect(queue.closings).toEqual([id, id]);
});

it('takes word of the end of a call that was lost, which had come too early to be understood', async () => {
  const notice = {
    source: 'carrier',
    noticeId: 'n1',
    at: '2026-01-01T10:04:00.000Z',
    reason: 'caller_hung_up',
    sipCallId: 'early@carrier',
  };
  await request('POST', '/v1/notices', notice);
  const { id } = await storeCall(database, { ...LOST, sipCallId: 'early@carrier' });
  expect(await reconcile(id)).toBe(202);
  expect(await findCall(database, id)).toMatchObject({ outcomeReason: 'caller_hung_up' });
});

it('refuses a call that goes on, and one that there is not', async () => {
  const { id } = await storeCall(database);
  expect(await reconcile(id)).toBe(409);
  expect(await reconcile('00000000-0000-4000-8000-000000000000')).toBe(404);
});
