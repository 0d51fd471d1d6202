import fc from 'fast-check';
import { expect, it } from 'vitest';
import { updateCall } from '../../db/queries/calls.ts';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import { readAccount } from '../accounts/read.ts';
import { topUp } from '../accounts/top-up.ts';
import { addPrice } from '../prices/add.ts';
import { seedPrices } from '../prices/seed.ts';
import { useDatabase } from '../testing/services.ts';
import { reserve } from './reserve.ts';
import { settle } from './settle.ts';
import { standing } from './standing.ts';
import {
  after,
  CREDIT,
  endAfter,
  entriesOf,
  holding,
  makeAccount,
  makeAgent,
  makeCall,
  priceOne,
  readBack,
  use,
} from './testing.ts';

const { database } = await useDatabase();
await seedPrices(database);
await priceOne(database);
const END = after(60_000);

async function paidCall(credit: number, fields: Parameters<typeof makeCall>[2] = {}) {
  const account = await makeAccount(database, credit);
  const agent = await makeAgent(database, { account });
  const call = await makeCall(database, agent.slug, fields);
  await database.transaction((transaction) => reserve(transaction, call, agent, CREDIT));
  return { account, agent, call };
}

const amounts = async (account: string) =>
  (await entriesOf(database, account)).map(({ kind, amountMicros }) => [kind, amountMicros]);

it('charges what the call cost and releases what it had reserved, once', async () => {
  const { account, call } = await paidCall(5_000);
  await use(database, call.id, 300);
  await endAfter(database, call.id, 60_000);
  await settle(database, call.id, END);
  await settle(database, call.id, END);
  expect(await amounts(account)).toEqual([
    ['top_up', 5_000],
    ['reserve', -1_000],
    ['release', 1_000],
    ['charge', -300],
  ]);
  expect(await readAccount(database, account)).toMatchObject({ balanceMicros: 4_700 });
  expect(await readBack(database, call.id)).toMatchObject({ costMicros: 300 });
});

it('is done once by backends that do it at the same moment', async () => {
  const { account, call } = await paidCall(5_000);
  await use(database, call.id, 300);
  await endAfter(database, call.id, 60_000);
  await Promise.all(Array.from({ length: 8 }, () => settle(database, call.id, END)));
  expect(await amounts(account)).toHaveLength(4);
  expect(await readAccount(database, account)).toMatchObject({ balanceMicros: 4_700 });
});

it('charges what comes late besides, and may overdraw', async () => {
  const { account, call } = await paidCall(1_000);
  await use(database, call.id, 300);
  await endAfter(database, call.id, 60_000);
  await settle(database, call.id, END);
  await use(database, call.id, 900);
  await settle(database, call.id, END);
  expect((await amounts(account)).slice(2)).toEqual([
    ['release', 1_000],
    ['charge', -300],
    ['charge', -900],
  ]);
  expect(await readAccount(database, account)).toMatchObject({ balanceMicros: -200 });
});

it('gives back what was too much, when the call turns out to have ended earlier', async () => {
  const agent = await makeAgent(database);
  await replaceNumbers(database, [{ number: '+15550101', agent: agent.slug, trunk: 'twilio' }]);
  const { account, call } = await paidCall(50_000, { calledNumber: '+15550101' });
  await endAfter(database, call.id, 150_000);
  await settle(database, call.id, END);
  // A trunk that is renamed or gets another price changes nothing of what was charged.
  await replaceNumbers(database, [{ number: '+15550101', agent: agent.slug, trunk: 'telnyx' }]);
  await settle(database, call.id, END);
  expect((await amounts(account)).slice(3)).toEqual([['charge', -10_200]]);

  await updateCall(database, call.id, { endedAt: after(60_000) });
  await settle(database, call.id, END);
  expect((await amounts(account)).slice(4)).toEqual([['charge', 6_800]]);
  expect(await readAccount(database, account)).toMatchObject({ balanceMicros: 50_000 - 3_400 });
});

it('charges what is known, keeps the mark, and charges the rest once it has a price', async () => {
  const { account, call } = await paidCall(5_000, { calledNumber: '+15550199' });
  await use(database, call.id, 300);
  await endAfter(database, call.id, 60_000);
  await settle(database, call.id, END);
  expect(await readBack(database, call.id)).toMatchObject({
    costMicros: 300,
    costIncomplete: true,
  });
  const price = { provider: 'unknown', model: 'inbound', unit: 'call_ms' } as const;
  const minute = { micros: 7, per: 60_000, increment: 60_000, source: 'test' };
  const validFrom = '2026-02-01T00:00:00.000Z';
  await addPrice(database, { ...price, ...minute, validFrom }, async (transaction, callIds) => {
    for (const callId of callIds) await settle(transaction, callId, END);
  });
  expect(await readBack(database, call.id)).toMatchObject({
    costMicros: 307,
    costIncomplete: false,
  });
  expect(await readAccount(database, account)).toMatchObject({ balanceMicros: 4_693 });
});

it('writes no ledger for a call that nobody pays, and leaves an open call as it is', async () => {
  const agent = await makeAgent(database);
  const unpaid = await makeCall(database, agent.slug);
  await use(database, unpaid.id, 300);
  await endAfter(database, unpaid.id, 60_000);
  await settle(database, unpaid.id, END);
  expect(await readBack(database, unpaid.id)).toMatchObject({ costMicros: 300 });

  const { account, call } = await paidCall(5_000);
  await use(database, call.id, 300);
  await settle(database, call.id, END);
  expect(await readBack(database, call.id)).toMatchObject({ costMicros: 0 });
  expect(await amounts(account)).toEqual([
    ['top_up', 5_000],
    ['reserve', -1_000],
  ]);
});

const step = fc.record({
  call: fc.nat({ max: 2 }),
  deed: fc.constantFrom('use', 'use', 'stand', 'stand', 'end', 'settle', 'top up'),
  micros: fc.integer({ min: 1, max: 3_000 }),
});

it('comes out even, whatever happens in whatever order and at once', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }),
      async (rounds) => {
        const account = await makeAccount(database, 6_000);
        const agent = await makeAgent(database, { account });
        const calls = await Promise.all([0, 1, 2].map(() => makeCall(database, agent.slug)));
        for (const call of calls) {
          await database.transaction((transaction) => reserve(transaction, call, agent, CREDIT));
        }
        const ids = calls.map((call) => call.id);
        let toppedUp = 6_000;
        const used = new Map<string, number>();
        const act = async (
          { call, deed, micros }: (typeof rounds)[number][number],
          key: string,
        ) => {
          const id = ids[call] ?? '';
          if (deed === 'settle') return settle(database, id, END);
          if (deed === 'end') return endAfter(database, id, 60_000);
          if (deed === 'top up') {
            toppedUp += micros;
            return void (await topUp(database, account, { micros, key, note: null }));
          }
          if (deed === 'use') used.set(id, (used.get(id) ?? 0) + micros);
          return holding(database, id, async (transaction, row) => {
            if (deed === 'use') await use(transaction, id, micros);
            await standing(transaction, row, agent, END, CREDIT);
          });
        };
        for (const [r, round] of rounds.entries()) {
          await Promise.all(round.map((one, i) => act(one, `${r}/${i}`)));
          await expectEven();
        }
        for (const id of ids) await endAfter(database, id, 60_000);
        await Promise.all([...ids, ...ids].map((id) => settle(database, id, END)));
        await expectEven();
        for (const id of ids)
          expect(await heldBy(id)).toEqual({ held: 0, charged: used.get(id) ?? 0 });
        const spent = [...used.values()].reduce((sum, micros) => sum + micros, 0);
        expect((await readAccount(database, account)).balanceMicros).toBe(toppedUp - spent);

        /** The ledger's sum is the balance: top-ups less what is charged and held. */
        async function expectEven() {
          const entries = await entriesOf(database, account);
          const sum = entries.reduce((micros, entry) => micros + entry.amountMicros, 0);
          const sums = await Promise.all(ids.map(heldBy));
          const taken = sums.reduce((micros, { held, charged }) => micros + held + charged, 0);
          expect(sum).toBe(toppedUp - taken);
          expect((await readAccount(database, account)).balanceMicros).toBe(sum);
          for (const { held } of sums) expect(held).toBeGreaterThanOrEqual(0);
        }
        async function heldBy(id: string) {
          const own = (await entriesOf(database, account)).filter((entry) => entry.callId === id);
          const taken = (kinds: string[]) =>
            own.reduce((sum, e) => sum - (kinds.includes(e.kind) ? e.amountMicros : 0), 0);
          return { held: taken(['reserve', 'release']), charged: taken(['charge']) };
        }
      },
    ),
    { numRuns: 40 },
  );
});
