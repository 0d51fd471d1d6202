import { expect, it } from 'vitest';
import { topUp } from '../accounts/top-up.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { seedPrices } from '../prices/seed.ts';
import { useDatabase } from '../testing/services.ts';
import { reserve } from './reserve.ts';
import { standing } from './standing.ts';
import {
  CREDIT,
  endAfter,
  entriesOf,
  holding,
  makeAccount,
  makeAgent,
  makeCall,
  priceOne,
  readBack,
  STARTED_AT,
  use,
} from './testing.ts';

const { database } = await useDatabase();
await seedPrices(database);
await priceOne(database);

const stand = (callId: string, agent: AgentSettings, now = STARTED_AT) =>
  holding(database, callId, (transaction, call) => standing(transaction, call, agent, now, CREDIT));

async function paidCall(credit: number) {
  const account = await makeAccount(database, credit);
  const agent = await makeAgent(database, { account });
  const call = await makeCall(database, agent.slug);
  await database.transaction((transaction) => reserve(transaction, call, agent, CREDIT));
  const reserved = async () =>
    (await entriesOf(database, account))
      .filter((entry) => entry.kind === 'reserve')
      .map((entry) => -entry.amountMicros);
  return { account, agent, call, reserved };
}

it('stores the cost with the call, and what is not known of it', async () => {
  const agent = await makeAgent(database);
  const call = await makeCall(database, agent.slug);
  await use(database, call.id, 70);
  expect(await stand(call.id, agent)).toEqual({
    cost: { micros: 70, incomplete: false },
    stop: null,
  });
  await use(database, call.id, 5, new Date('2025-01-01'));
  expect(await stand(call.id, agent)).toEqual({
    cost: { micros: 70, incomplete: true },
    stop: null,
  });
  const row = await readBack(database, call.id);
  expect(row).toMatchObject({ costMicros: 70, costIncomplete: true, stop: null, account: null });
});

it('reserves a step at first, and up to a step ahead when less than half of one is left', async () => {
  const { agent, call, reserved } = await paidCall(10_000);
  expect(await reserved()).toEqual([1_000]);
  await use(database, call.id, 500);
  await stand(call.id, agent);
  expect(await reserved()).toEqual([1_000]);
  await use(database, call.id, 1);
  await stand(call.id, agent);
  expect(await reserved()).toEqual([1_000, 501]);
  await use(database, call.id, 5_000);
  await stand(call.id, agent);
  expect(await reserved()).toEqual([1_000, 501, 5_000]);
});

it('uses up the last credit, then stops the call the next time it is asked', async () => {
  const { agent, call, account, reserved } = await paidCall(1_200);
  await use(database, call.id, 900);
  expect(await stand(call.id, agent)).toMatchObject({ stop: null });
  expect(await reserved()).toEqual([1_000, 200]);
  await use(database, call.id, 299);
  expect(await stand(call.id, agent)).toMatchObject({ stop: null });
  await use(database, call.id, 1);
  expect(await stand(call.id, agent)).toMatchObject({ cost: { micros: 1_200 }, stop: 'credit' });
  await topUp(database, account, { micros: 9_000, key: 'late', note: null });
  expect(await stand(call.id, agent)).toMatchObject({ stop: 'credit' });
  expect((await readBack(database, call.id)).stop).toBe('credit');
});

it('goes on when credit is added in time', async () => {
  const { agent, call, account } = await paidCall(1_000);
  await use(database, call.id, 900);
  await stand(call.id, agent);
  await topUp(database, account, { micros: 1_000, key: 'in time', note: null });
  await use(database, call.id, 300);
  expect(await stand(call.id, agent)).toMatchObject({ stop: null });
});

it('stops a call that reaches what one call of the agent may cost', async () => {
  const agent = await makeAgent(database, { limits: { maxCallCostMicros: 100 } });
  const call = await makeCall(database, agent.slug);
  await use(database, call.id, 99);
  expect(await stand(call.id, agent)).toMatchObject({ stop: null });
  await use(database, call.id, 1);
  expect(await stand(call.id, agent)).toMatchObject({ stop: 'call_cost' });
});

it('stops every call of a day, UTC, that has cost what a day of the agent may', async () => {
  const agent = await makeAgent(database, { limits: { maxDayCostMicros: 100 } });
  const call = await makeCall(database, agent.slug);
  const sameDay = { startedAt: new Date('2026-03-01T23:59:59.999Z') };
  const other = await makeCall(database, agent.slug, sameDay);
  const dayAfter = await makeCall(database, agent.slug, { startedAt: new Date('2026-03-02Z') });
  const dayBefore = { startedAt: new Date('2026-02-28T23:59:59.999Z'), costMicros: 100 };
  await makeCall(database, agent.slug, dayBefore);
  await makeCall(database, (await makeAgent(database)).slug, { costMicros: 100 });

  await use(database, call.id, 60);
  await use(database, dayAfter.id, 60);
  await use(database, other.id, 39);
  for (const { id } of [call, dayAfter, other]) {
    expect(await stand(id, agent)).toMatchObject({ stop: null });
  }
  await use(database, other.id, 1);
  expect(await stand(other.id, agent)).toMatchObject({ stop: 'day_cost' });
  expect(await stand(call.id, agent)).toMatchObject({ stop: 'day_cost' });
  expect(await stand(dayAfter.id, agent)).toMatchObject({ stop: null });
});

it('reserves nothing for a call that has ended, and stops it no more', async () => {
  const { agent, call, reserved } = await paidCall(10_000);
  await endAfter(database, call.id, 1_000);
  await use(database, call.id, 5_000);
  expect(await stand(call.id, agent)).toEqual({
    cost: { micros: 5_000, incomplete: false },
    stop: null,
  });
  expect(await reserved()).toEqual([1_000]);
});

it('leaves the mark of a refused call as it is', async () => {
  const agent = await makeAgent(database, { limits: { maxCallCostMicros: 0 } });
  const call = await makeCall(database, agent.slug, { stop: 'limit' });
  expect(await stand(call.id, agent)).toMatchObject({ stop: null });
  expect((await readBack(database, call.id)).stop).toBe('limit');
});

it('shares the credit of an account among calls, and never reserves more than there is', async () => {
  const account = await makeAccount(database, 5_500);
  const agent = await makeAgent(database, { account });
  const calls = await Promise.all(Array.from({ length: 8 }, () => makeCall(database, agent.slug)));
  await Promise.all(
    calls.map((call) => database.transaction((tx) => reserve(tx, call, agent, CREDIT))),
  );
  const entries = await entriesOf(database, account);
  const reserved = entries.filter((entry) => entry.kind === 'reserve');
  expect(reserved.reduce((sum, entry) => sum - entry.amountMicros, 0)).toBe(5_500);
  const standings = await Promise.all(calls.map((call) => stand(call.id, agent)));
  expect(standings.filter(({ stop }) => stop === 'credit')).toHaveLength(2);
});
