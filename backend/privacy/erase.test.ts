import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { findCall, updateCall } from '../../db/queries/calls.ts';
import { addNotice } from '../../db/queries/notices.ts';
import { findEverywhere } from '../../db/test-search.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { createTestApp, testLog, useDatabase } from '../testing/services.ts';
import { storeCallOf } from '../testing/stored-caller.ts';

const { database, url } = await useDatabase();
const deleted: string[] = [];
let isStoreAway = false;
const recordings = {
  async delete(callId: string) {
    if (isStoreAway) throw new Error('the store is away');
    deleted.push(callId);
  },
} as never;
const request = createTestApp({ database, recordings });

let lastNumber = 15550300;
let number: string;
beforeEach(() => {
  number = `+${++lastNumber}`;
  deleted.length = 0;
  isStoreAway = false;
});
const erase = () => request('DELETE', `/v1/callers/${number}`);
const places = () => findEverywhere(database, number.slice(1));

const queue = createJobQueue(url, testLog);
let jobError = '';
await queue.start({
  'close-call': async () => {
    throw new Error(jobError);
  },
  retention: async () => undefined,
  'count-calls': async () => undefined,
  'deliver-webhook': async () => undefined,
});
afterAll(() => queue.stop());

it('leaves no trace of the caller in any column of any table', async () => {
  const call = await storeCallOf(database, number);
  await storeCallOf(database, number);
  const notice = { callerNumber: number, at: '2026-01-01T10:00:00Z' };
  const common = { state: 'unknown', notice, receivedAt: new Date() } as const;
  await addNotice(database, { ...common, source: 'carrier', noticeId: `${number}-1` });
  jobError = `Failed query, params: ${number}`;
  await database.transaction((transaction) => queue.closeCall(transaction, call.id));
  await vi.waitFor(async () => expect(await places()).toContain('pgboss.job.output'), 5_000);
  expect(await places()).toEqual(
    expect.arrayContaining([
      'public.call_events.data',
      'public.caller_facts.fact',
      'public.callers.number',
      'public.calls.caller_number',
      'public.calls.outcome_detail',
      'public.calls.participant_identity',
      'public.calls.room_name',
      'public.calls.sip_call_id',
      'public.calls.summary',
      'public.end_notices.notice',
      'public.effects.summary',
      'public.end_notices.notice_id',
      'public.task_inputs.text',
      'public.task_steps.input',
      'public.task_steps.output',
      'public.task_updates.data',
      'public.tasks.detail',
      'public.tasks.request',
      'public.tasks.result',
      'public.turns.text',
    ]),
  );
  jobError = 'no number';

  expect(await erase()).toEqual({ status: 200, body: { calls: 2, recordings: 2 } });
  expect(await places()).toEqual([]);
  expect(await findEverywhere(database, 'Anna of')).toEqual([]);
  expect(deleted).toContain(call.id);
});

it('leaves the call, of nobody, for the accounts', async () => {
  const { id, startedAt } = await storeCallOf(database, number);
  await erase();
  expect(await findCall(database, id)).toMatchObject({
    callerNumber: null,
    startedAt,
    costMicros: 1_234,
    outcomeReason: 'caller_hung_up',
    recordingPlace: null,
    erasedAt: expect.any(Date),
  });
});

it('leaves other callers alone, also those whose number contains this one', async () => {
  await storeCallOf(database, number);
  const other = `${number}7`;
  const { id } = await storeCallOf(database, other);
  await erase();
  expect(await findCall(database, id)).toMatchObject({ callerNumber: other });
  expect(await findEverywhere(database, other)).toContain('public.end_notices.notice');
});

it.each([
  [
    'open',
    {
      endedAt: null,
      closedAt: null,
      outcomeResult: null,
      outcomeReason: null,
      outcomeDetail: null,
    },
  ],
  ['being closed', { closedAt: null }],
])('is refused while a call is %s', async (_, fields) => {
  const { id } = await storeCallOf(database, number);
  await updateCall(database, id, fields);
  expect(await erase()).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  expect(deleted).toEqual([]);
  expect(await places()).toContain('public.turns.text');
});

it('does nothing more when done again, or for somebody who never called', async () => {
  await storeCallOf(database, number);
  await erase();
  expect(await erase()).toEqual({ status: 200, body: { calls: 0, recordings: 0 } });
});

it('can be done again when the store of recordings was away', async () => {
  await storeCallOf(database, number);
  isStoreAway = true;
  expect((await erase()).status).toBe(500);
  expect(await places()).toContain('public.calls.caller_number');
  isStoreAway = false;
  expect(await erase()).toMatchObject({ status: 200, body: { recordings: 1 } });
  expect(await places()).toEqual([]);
});
