import { beforeAll, expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { addTurns } from '../../db/queries/turns.ts';
import type { Suggestions } from '../contract/suggestions.ts';
import { storeCall } from '../figures/testing.ts';
import { agent } from '../testing/fixtures.ts';
import { createTestApp, useDatabase } from '../testing/services.ts';

const { database } = await useDatabase();
const request = createTestApp({ database });
const read = async () =>
  (await request<Suggestions>('GET', '/v1/agents/reception/suggestions')).body;

/** After the agent's versions were published. */
const TOMORROW = Math.floor(Date.now() / 86_400_000 + 1) * 86_400_000;

/** A call in which the caller is cut off once, and answered once. */
async function storeTalk(minute: number, fields: { agentVersion: number; trial?: boolean }) {
  const began = TOMORROW + minute * 60_000;
  const callId = await storeCall(database, { startedAt: new Date(began) });
  await updateCall(database, callId, fields);
  const turn = (seq: number, from: number, to: number, reply = false) => ({
    callId,
    seq,
    speaker: reply ? ('agent' as const) : ('caller' as const),
    text: 'Well.',
    interrupted: seq === 1,
    startedAt: new Date(began + from),
    endedAt: new Date(began + to),
    latency: reply
      ? { totalMs: 900, transcriptMs: 200, endOfTurnMs: 700, firstTokenMs: 300, firstAudioMs: 90 }
      : null,
  });
  await addTurns(database, [
    turn(0, 0, 1_000),
    turn(1, 1_900, 2_100, true),
    turn(2, 1_950, 4_000),
    turn(3, 4_900, 6_000, true),
  ]);
  return callId;
}

beforeAll(async () => {
  await request(
    'PUT',
    '/v1/agents/reception',
    agent('reception', { turnTaking: { preset: 'quick' } }),
  );
  await request('PUT', '/v1/agents/reception', agent('reception'));
  await storeTalk(0, { agentVersion: 1 });
  await storeTalk(1, { agentVersion: 2, trial: true });
});

it('says how many replies are missing yet, and leaves out other turn-taking and trials', async () => {
  await storeTalk(2, { agentVersion: 2 });
  expect(await read()).toMatchObject({
    agent: 'reception',
    calls: 1,
    since: new Date(TOMORROW + 120_000).toISOString(),
    replies: 2,
    neededReplies: 100,
    cutOffs: { count: 1, share: 0.5 },
    suggestions: [],
  });
});

it('suggests settings that can be saved, with the calls that speak for them', async () => {
  let newest = '';
  for (let minute = 3; minute < 55; minute += 1)
    newest = await storeTalk(minute, { agentVersion: 2 });
  const { suggestions } = await read();
  expect(suggestions).toMatchObject([
    { kind: 'wait_longer', changes: [{ setting: 'unsureDelayMs', from: null, to: 1_150 }] },
  ]);
  expect(suggestions[0]?.evidence).toHaveLength(20);
  expect(suggestions[0]?.evidence[0]).toMatchObject({ callId: newest, turn: 1, pauseMs: 950 });
  const turnTaking = suggestions[0]?.turnTaking ?? {};
  const saved = await request('PUT', '/v1/agents/reception', agent('reception', { turnTaking }));
  expect(saved.status).toBe(200);
});

it('refuses an unknown agent', async () => {
  expect((await request('GET', '/v1/agents/nobody/suggestions')).status).toBe(404);
});
