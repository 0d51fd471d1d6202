import { beforeEach, expect, it } from 'vitest';
import { saveAgent } from '../../db/queries/agents.ts';
import { addAuditEntry, listAuditEntries } from '../../db/queries/audit.ts';
import { findCall } from '../../db/queries/calls.ts';
import { listEvents } from '../../db/queries/events.ts';
import { listFacts } from '../../db/queries/memory.ts';
import { listSteps, listTasks } from '../../db/queries/tasks.ts';
import { listTurns } from '../../db/queries/turns.ts';
import { findEverywhere } from '../../db/test-search.ts';
import { type AgentSettingsInput, agentSettings } from '../contract/agents.ts';
import { agent } from '../testing/fixtures.ts';
import { testLog, useDatabase } from '../testing/services.ts';
import { storeCallOf } from '../testing/stored-caller.ts';
import { applyRetention } from './retention.ts';

const { database } = await useDatabase();
const DAY_MS = 86_400_000;
const NOW = new Date('2026-06-01T03:00:00.000Z');

const deleted: string[] = [];
let undeletable: string[] = [];
const recordings = {
  async delete(callId: string) {
    if (undeletable.includes(callId)) throw new Error('the store is away');
    deleted.push(callId);
  },
};
beforeEach(() => {
  deleted.length = 0;
  undeletable = [];
});

let lastNumber = 15550500;
let number: string;
const callBefore = async (days: number) => {
  number = `+${++lastNumber}`;
  return storeCallOf(database, number, new Date(NOW.getTime() - days * DAY_MS));
};
/** What the agent keeps; the stored calls belong to it. */
const keep = (privacy: AgentSettingsInput['privacy']) =>
  saveAgent(database, agentSettings.parse(agent('reception', { privacy })));
const services = { database, recordings, log: testLog, keepAuditMs: 400 * DAY_MS };
const apply = () => applyRetention(services, NOW);

it('keeps everything by default', async () => {
  const { id } = await callBefore(10_000);
  await keep({});
  await apply();
  expect(deleted).toEqual([]);
  expect(await listTurns(database, id)).toHaveLength(2);
});

it('deletes recordings when their time is over, and not before', async () => {
  const { id: young } = await callBefore(29);
  const { id: old } = await callBefore(31);
  await keep({ keepRecordingDays: 30 });
  await apply();
  expect(deleted).toContain(old);
  expect(deleted).not.toContain(young);
  expect(await findCall(database, old)).toMatchObject({ recordingPlace: null, erasedAt: null });
  expect(await findCall(database, young)).toMatchObject({ recordingPlace: expect.any(String) });
});

it('goes on when a recording cannot be deleted, and tries it again the next time', async () => {
  const { id: stuck } = await callBefore(31);
  const { id: other } = await callBefore(31);
  await keep({ keepRecordingDays: 30 });
  undeletable = [stuck];
  await apply();
  expect(deleted).toEqual([other]);
  undeletable = [];
  await apply();
  expect(deleted).toEqual([other, stuck]);
});

it('removes what was said and learnt, and keeps that it happened, who called and what it cost', async () => {
  const { id } = await callBefore(31);
  await keep({ keepTranscriptDays: 30 });
  await apply();
  expect(await listTurns(database, id)).toEqual([]);
  expect(await listFacts(database, number)).toEqual([]);
  const events = await listEvents(database, id, { leg: 0, seq: -1 }, 10);
  expect(events.map(({ type, data }) => [type, data])).toEqual([
    ['turn', {}],
    ['turn', {}],
    ['ended', {}],
  ]);
  expect(await findEverywhere(database, `Ask ${number}`)).toEqual([]);
  expect(await listTasks(database, id)).toMatchObject([{ state: 'done', result: null }]);
  expect(await listSteps(database, id)).toMatchObject([{ name: 'read_file', output: null }]);
  expect(await findCall(database, id)).toMatchObject({
    summary: null,
    callerName: null,
    outcomeDetail: null,
    callerNumber: number,
    costMicros: 1_234,
    outcomeReason: 'caller_hung_up',
    erasedAt: NOW,
    recordingPlace: expect.any(String),
  });
});

it('leaves a younger transcript alone', async () => {
  const { id } = await callBefore(29);
  await keep({ keepTranscriptDays: 30 });
  await apply();
  expect(await listTurns(database, id)).toHaveLength(2);
  expect(await listFacts(database, number)).toHaveLength(1);
});

it('removes a transcript once, and works through more than a batch', async () => {
  for (let n = 0; n < 101; n++) await callBefore(40);
  const { id } = await callBefore(40);
  await keep({ keepTranscriptDays: 30 });
  await apply();
  expect(await findCall(database, id)).toMatchObject({ erasedAt: NOW });
  await applyRetention(services, new Date(NOW.getTime() + DAY_MS));
  expect(await findCall(database, id)).toMatchObject({ erasedAt: NOW });
});

it('removes entries of the audit log when their time is over, and not before', async () => {
  const noteBefore = (days: number) =>
    addAuditEntry(database, {
      at: new Date(NOW.getTime() - days * DAY_MS),
      actorKind: 'service',
      actorName: 'service token',
      action: `${days} days ago`,
      target: '/v1/agents/reception',
      status: 200,
      requestId: 'request',
    });
  await noteBefore(401);
  await noteBefore(399);
  await apply();
  const left = await listAuditEntries(database, {}, 10);
  expect(left.map(({ action }) => action)).toEqual(['399 days ago']);
});
