import { expect, it } from 'vitest';
import { type NewCall, updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { eraseContent, forgetRecordings } from '../../db/queries/retention.ts';
import { toEventRow } from '../calls/event-row.ts';
import { event } from '../testing/fixtures.ts';
import { useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { recordingState } from './state.ts';

const { database } = await useDatabase();
const at = new Date('2026-01-01T10:05:00.000Z');
const CLOSED = {
  endedAt: at,
  closedAt: at,
  outcomeResult: 'completed',
  outcomeReason: 'caller_hung_up',
} as const;

type Told = 'started' | 'stopped' | 'failed';

async function callWith(told: Told[], fields: Partial<NewCall> = {}) {
  const { id } = await storeCall(database);
  const events = told.map((state, seq) => event(seq, { type: 'recording', state, detail: null }));
  await addEvents(
    database,
    events.map((one) => toEventRow(id, 0, one)),
  );
  return updateCall(database, id, { heardAt: at, ...fields });
}

const STORED = { recordingPlace: 'here', recordingBytes: 144 };

it.each<[string, Told[], Partial<NewCall>]>([
  ['off', [], {}],
  ['off', [], CLOSED],
  ['pending', ['started'], {}],
  ['pending', ['started', 'stopped'], { ...CLOSED, closedAt: null }],
  ['failed', ['started', 'failed'], {}],
  ['failed', ['started'], CLOSED],
  ['ready', ['started', 'stopped'], { ...CLOSED, ...STORED }],
])('is %s after %j with %j', async (state, told, fields) => {
  expect(await recordingState(database, await callWith(told, fields))).toBe(state);
});

it('is expired when it is deleted, also when that it was there is erased', async () => {
  const call = await callWith(['started'], { ...CLOSED, ...STORED });
  await forgetRecordings(database, [call.id]);
  expect(await recordingState(database, await updateCall(database, call.id, { heardAt: at }))).toBe(
    'expired',
  );
  const other = await callWith(['started'], CLOSED);
  await eraseContent(database, [other.id], at);
  expect(
    await recordingState(database, await updateCall(database, other.id, { heardAt: at })),
  ).toBe('expired');
});
