import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { type CallRow, findCall } from '../../db/queries/calls.ts';
import { findNotice } from '../../db/queries/notices.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { endCall } from '../calls/end.ts';
import type { EndNotice } from '../contract/notices.ts';
import type { OutcomeReason } from '../contract/outcome.ts';
import { memoryQueue, useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { reconsiderNotices } from './reconsider.ts';
import { takeNotice } from './take.ts';

const { database } = await useDatabase();
const queue = memoryQueue();
const now = new Date('2026-01-01T10:30:00.000Z');
const at = '2026-01-01T10:05:00.000Z';
let call: CallRow;

const take = async (fields: Partial<EndNotice>) =>
  takeNotice(database, queue, { source: 'carrier', noticeId: randomUUID(), at, ...fields }, now);
const ending = async () => {
  const { endedAt, outcomeReason, outcomeDetail } = (await findCall(database, call.id)) ?? {};
  return { endedAt: endedAt?.toISOString(), reason: outcomeReason, detail: outcomeDetail };
};
const end = (reason: OutcomeReason) =>
  database.transaction((tx) =>
    endCall(tx, queue, call.id, { reason, detail: null, endedAt: new Date(at) }),
  );

beforeEach(async () => {
  queue.closings.length = 0;
  call = await storeCall(database);
});

it('ends the call that it finds as lost, saying who told and how it was found', async () => {
  const { isNew, notice } = await take({ source: 'livekit', roomSid: call.roomSid });
  expect(isNew).toBe(true);
  expect(notice).toMatchObject({
    state: 'matched',
    callId: call.id,
    strategy: 'metadata',
    confidence: 1,
    receivedAt: now.toISOString(),
    resolvedAt: now.toISOString(),
  });
  expect(await ending()).toEqual({
    endedAt: at,
    reason: 'lost',
    detail: 'Told by a notice (source: livekit), matched by metadata.',
  });
  expect(queue.closings).toEqual([call.id]);
});

it('ends it with the reason that the record states, at the time it states', async () => {
  await take({
    sipCallId: call.sipCallId ?? '',
    reason: 'no-answer',
    endedAt: '2026-01-01T10:00:20.000Z',
  });
  expect(await ending()).toMatchObject({
    reason: 'no_answer',
    endedAt: '2026-01-01T10:00:20.000Z',
  });
});

it('leaves a call as its worker has ended it', async () => {
  await end('agent_hung_up');
  await take({ roomSid: call.roomSid, reason: 'no-answer', endedAt: '2026-01-01T10:00:20.000Z' });
  expect(await ending()).toMatchObject({ reason: 'agent_hung_up', endedAt: at });
  expect(queue.closings).toEqual([call.id]);
});

it('gives way to what the worker tells later', async () => {
  await take({ roomSid: call.roomSid });
  await end('caller_hung_up');
  expect(await ending()).toMatchObject({ reason: 'caller_hung_up', detail: null });
});

it('moves the end of a lost call back to the earliest that is told, and has it closed anew', async () => {
  await take({ roomSid: call.roomSid });
  await take({ roomSid: call.roomSid, endedAt: '2026-01-01T10:04:00.000Z' });
  await take({ roomSid: call.roomSid, endedAt: '2026-01-01T10:06:00.000Z' });
  expect(await ending()).toMatchObject({ endedAt: '2026-01-01T10:04:00.000Z' });
  expect(queue.closings).toEqual([call.id, call.id]);
});

it.each([
  ['not before its start', '2026-01-01T09:59:00.000Z', '2026-01-01T10:00:00.000Z'],
  ['not in the future', '2026-01-01T11:00:00.000Z', now.toISOString()],
])('ends a call %s, though a clock says so', async (_, told, endedAt) => {
  await take({ roomSid: call.roomSid, endedAt: told });
  expect(await ending()).toMatchObject({ endedAt });
});

it('answers a replay with what became of it, and does nothing', async () => {
  const noticeId = randomUUID();
  const first = await take({ noticeId, roomSid: call.roomSid });
  const other = await storeCall(database);
  const replay = await take({ noticeId, roomSid: other.roomSid });
  expect(replay).toEqual({ isNew: false, notice: first.notice });
  expect((await findCall(database, other.id))?.endedAt).toBeNull();
  expect(queue.closings).toEqual([call.id]);
});

it('takes a notice once that comes several times at once', async () => {
  const noticeId = randomUUID();
  const taken = await Promise.all(
    Array.from({ length: 6 }, () => take({ noticeId, roomSid: call.roomSid })),
  );
  expect(taken.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(taken.map(({ notice }) => notice.state))).toEqual(new Set(['matched']));
  expect(queue.closings).toEqual([call.id]);
});

it('ends nothing when it could be about two calls, and keeps both for the operator', async () => {
  const twin = await storeCall(database, { sipCallId: call.sipCallId });
  const { notice } = await take({ sipCallId: call.sipCallId ?? '' });
  expect(notice).toMatchObject({
    state: 'ambiguous',
    callId: null,
    strategy: null,
    resolvedAt: null,
  });
  expect(notice.candidates.map(({ callId }) => callId).toSorted()).toEqual(
    [call.id, twin.id].toSorted(),
  );
  expect(queue.closings).toEqual([]);
});

it('keeps numbers in E.164, and none that is not one', async () => {
  const { notice } = await take({ callerNumber: '+1 (555) 01-99', calledNumber: 'anonymous' });
  expect(notice.state).toBe('unknown');
  expect(notice.notice).toMatchObject({ callerNumber: '+15550199' });
  expect(notice.notice).not.toHaveProperty('calledNumber');
});

it('keeps what was said only while the call is looked for', async () => {
  const said = 'I would like to book a table for four people on Friday evening';
  const noticeId = randomUUID();
  const kept = async () =>
    JSON.stringify((await findNotice(database, 'carrier', noticeId))?.notice);
  const startedAt = '2026-03-01T10:00:00.000Z';
  await take({ noticeId, spoken: said, startedAt, callerNumber: '+15550177' });
  expect(await kept()).toContain(said);
  const late = await storeCall(database, {
    callerNumber: '+15550177',
    startedAt: new Date(startedAt),
  });
  await addTurns(database, [
    {
      callId: late.id,
      leg: 0,
      seq: 0,
      speaker: 'caller',
      text: said,
      interrupted: false,
      startedAt: now,
      endedAt: now,
    },
  ]);
  await reconsiderNotices(database, queue, late, now);
  expect(await kept()).not.toContain(said);
});

it('finds a call that is opened only after its room has ended', async () => {
  const roomSid = `RM_${randomUUID()}`;
  const { notice } = await take({ source: 'livekit', roomSid, roomName: 'call-late' });
  expect(notice.state).toBe('unknown');
  call = await storeCall(database, { roomSid, roomName: 'call-late' });
  await reconsiderNotices(database, queue, call, now);
  expect(await ending()).toMatchObject({ reason: 'lost', endedAt: at });
  const settled = await findNotice(database, 'livekit', notice.notice.noticeId);
  expect(settled).toMatchObject({ state: 'matched', callId: call.id });
});

it('leaves other notices alone when a call is opened', async () => {
  const { notice } = await take({ source: 'livekit', roomSid: 'RM_foreign' });
  await reconsiderNotices(database, queue, call, now);
  const left = await findNotice(database, 'livekit', notice.notice.noticeId);
  expect(left?.state).toBe('unknown');
  expect(queue.closings).toEqual([]);
});
