import { expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { type AgentSettingsInput, agentSettings } from '../contract/agents.ts';
import { agent } from '../testing/fixtures.ts';
import { useDatabase } from '../testing/services.ts';
import { storeCall } from '../testing/stored-call.ts';
import { recallCaller } from './recall.ts';
import { rememberFacts } from './remember.ts';

const { database } = await useDatabase();
const NOW = new Date('2026-03-01T10:00:00.000Z');

let lastNumber = 15550200;
const newNumber = () => `+${++lastNumber}`;
const reception = (privacy: AgentSettingsInput['privacy'] = {}) =>
  agentSettings.parse(agent('reception', { privacy }));

/** An ended call with a summary, in which the caller spoke. */
async function call(number: string, startedAt = '2026-02-01T10:00:00.000Z', spoke = true) {
  const at = new Date(startedAt);
  const { id } = await storeCall(database, { callerNumber: number, startedAt: at });
  if (spoke) {
    const times = { startedAt: at, endedAt: at };
    const turn = { callId: id, seq: 0, text: 'Hi.', interrupted: false, ...times };
    await addTurns(database, [{ ...turn, speaker: 'caller' }]);
  }
  await updateCall(database, id, {
    endedAt: at,
    outcomeResult: 'completed',
    outcomeReason: 'caller_hung_up',
    summary: `Called ${startedAt.slice(0, 10)}.`,
  });
  return id;
}

const learn = (number: string, callId: string, facts: string[], at = NOW) =>
  database.transaction((transaction) =>
    rememberFacts(
      transaction,
      { number, agent: 'reception', callId, facts, replaceFrom: new Date(0) },
      at,
    ),
  );
const recall = (number: string | null, settings = reception()) =>
  recallCaller(database, settings, number, NOW);

it('knows nothing of a new caller, nor of one who withholds the number', async () => {
  expect(await recall(newNumber())).toBeNull();
  expect(await recall(null)).toBeNull();
});

it('knows facts and the last three calls in which something was said, newest first', async () => {
  const number = newNumber();
  const days = ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04'];
  for (const day of days) await call(number, `${day}T10:00:00.000Z`);
  await call(number, '2026-02-05T10:00:00.000Z', false);
  const callId = await call(number, '2026-01-30T10:00:00.000Z');
  await learn(number, callId, ["The caller's name is Anna."]);
  expect(await recall(number)).toEqual({
    facts: ["The caller's name is Anna."],
    lastCalls: ['2026-02-04', '2026-02-03', '2026-02-02'].map((day) => ({
      at: `${day}T10:00:00.000Z`,
      summary: `Called ${day}.`,
    })),
  });
});

it('tells another agent nothing', async () => {
  const number = newNumber();
  await learn(number, await call(number), ['Likes green.']);
  expect(await recall(number, { ...reception(), slug: 'sales' })).toBeNull();
});

it('tells nothing when the agent is not to remember callers', async () => {
  const number = newNumber();
  await learn(number, await call(number), ['Likes green.']);
  expect(await recall(number, reception({ rememberCallers: false }))).toBeNull();
});

it('tells nothing that is older than what the agent keeps', async () => {
  const number = newNumber();
  const old = await call(number, '2026-02-01T10:00:00.000Z');
  await learn(number, old, ['Likes green.'], new Date('2026-02-01T10:00:00.000Z'));
  expect(await recall(number, reception({ keepTranscriptDays: 27 }))).toBeNull();
  expect(await recall(number, reception({ keepTranscriptDays: 29 }))).not.toBeNull();
});

it('takes at most five facts from a call, each once, and not what it knows', async () => {
  const number = newNumber();
  await learn(number, await call(number), ['Likes green.']);
  const said = ['likes green', 'One.', ' one ', '\u202eTwo.\n', 'Three.', '', 'Four.', 'Five.'];
  const added = await learn(number, await call(number), [...said, 'Six.', 'Seven.']);
  expect(added).toEqual(['One.', 'Two.', 'Three.', 'Four.', 'Five.']);
  expect((await recall(number))?.facts).toEqual([...added, 'Likes green.']);
});

it('cuts a fact to 200 characters', async () => {
  const number = newNumber();
  const [fact] = await learn(number, await call(number), ['x'.repeat(300)]);
  expect(fact).toHaveLength(200);
});

it('replaces what a call has taught when it is told again', async () => {
  const number = newNumber();
  const callId = await call(number);
  await learn(number, callId, ['One.', 'Two.']);
  await learn(number, callId, ['Two.', 'Three.']);
  expect((await recall(number))?.facts).toEqual(['Two.', 'Three.']);
});

it('keeps what a call has taught before the time from which it is told again', async () => {
  const number = newNumber();
  const callId = await call(number);
  await learn(number, callId, ['Asked to be called Ada.']);
  const later = new Date(NOW.getTime() + 1);
  const lesson = { number, agent: 'reception', callId, replaceFrom: later };
  const teach = (facts: string[]) =>
    database.transaction((tx) => rememberFacts(tx, { ...lesson, facts }, later));
  await teach(['One.']);
  await teach(['Two.', 'Three.', 'Four.', 'Five.', 'Six.']);
  const { facts } = (await recallCaller(database, reception(), number, later)) ?? {};
  expect(facts).toEqual(['Two.', 'Three.', 'Four.', 'Five.', 'Asked to be called Ada.']);
});

it('lets the oldest facts give way beyond twenty', async () => {
  const number = newNumber();
  for (let n = 0; n < 5; n++) {
    const facts = ['a', 'b', 'c', 'd', 'e'].map((letter) => `Fact ${n}${letter}.`);
    await learn(number, await call(number), facts);
  }
  const facts = (await recall(number))?.facts ?? [];
  expect(facts).toHaveLength(20);
  expect(facts[0]).toBe('Fact 4a.');
  expect(facts).not.toContain('Fact 0a.');
});

it('keeps no fact of a caller who has been erased', async () => {
  const number = newNumber();
  const callId = await call(newNumber());
  expect(await learn(number, callId, ['Likes green.'])).toEqual([]);
});
