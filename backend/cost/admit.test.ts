import { expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { useDatabase } from '../testing/services.ts';
import { admit } from './admit.ts';
import { reserve } from './reserve.ts';
import { CREDIT, endAfter, makeAccount, makeAgent, makeCall, STARTED_AT } from './testing.ts';

const { database } = await useDatabase();

/** Opens a call as the backend does: a refused one too exists until its caller was told. */
const open = (agent: AgentSettings) =>
  database.transaction(async (transaction) => {
    const refused = await admit(transaction, agent, STARTED_AT, CREDIT);
    const call = await makeCall(transaction, agent.slug, { stop: refused });
    if (refused === null) await reserve(transaction, call, agent, CREDIT);
    return { id: call.id, refused };
  });

it('takes any number of calls where nothing is limited', async () => {
  const agent = await makeAgent(database);
  expect(await open(agent)).toMatchObject({ refused: null });
  expect(await open(agent)).toMatchObject({ refused: null });
});

it('gives the last place to one of those who come at the same moment', async () => {
  const agent = await makeAgent(database, { limits: { maxCallsAtOnce: 3 } });
  const opened = await Promise.all(Array.from({ length: 8 }, () => open(agent)));
  expect(opened.filter(({ refused }) => refused === null)).toHaveLength(3);
  expect(opened.filter(({ refused }) => refused === 'limit')).toHaveLength(5);
});

it('counts neither refused nor ended nor stopped calls, nor those of others', async () => {
  const agent = await makeAgent(database, { limits: { maxCallsAtOnce: 2 } });
  await makeCall(database, (await makeAgent(database)).slug);
  const first = await open(agent);
  const second = await open(agent);
  expect(await open(agent)).toMatchObject({ refused: 'limit' });
  await endAfter(database, first.id, 1_000);
  expect(await open(agent)).toMatchObject({ refused: null });
  await updateCall(database, second.id, { stop: 'call_cost' });
  expect(await open(agent)).toMatchObject({ refused: null });
  expect(await open(agent)).toMatchObject({ refused: 'limit' });
});

it('refuses calls for the rest of a day that has cost its limit', async () => {
  const agent = await makeAgent(database, { limits: { maxDayCostMicros: 100 } });
  const call = await makeCall(database, agent.slug, { costMicros: 99 });
  expect(await open(agent)).toMatchObject({ refused: null });
  await updateCall(database, call.id, { costMicros: 100 });
  expect(await open(agent)).toMatchObject({ refused: 'limit' });
  const tomorrow = new Date('2026-03-02T00:00:00.000Z');
  expect(await admit(database, agent, tomorrow, CREDIT)).toBeNull();
});

it('refuses a call whose first step of credit is not there, also of those at the same moment', async () => {
  const account = await makeAccount(database, 2_999);
  const agent = await makeAgent(database, { account });
  const opened = await Promise.all(Array.from({ length: 6 }, () => open(agent)));
  expect(opened.filter(({ refused }) => refused === null)).toHaveLength(2);
  expect(opened.filter(({ refused }) => refused === 'credit')).toHaveLength(4);
});
