import { sql } from 'drizzle-orm';
import { afterAll, expect, inject, it } from 'vitest';
import { databaseFailure } from './errors.ts';
import { findAccount, saveAccount } from './queries/accounts.ts';
import { addLedgerEntry } from './queries/ledger.ts';
import { createTestDatabase } from './test-database.ts';

const { database, drop } = await createTestDatabase(inject('postgresUrl'));
afterAll(drop);

await saveAccount(database, { slug: 'acme', name: 'Acme' });
const entry = { account: 'acme', kind: 'top_up', amountMicros: 5, key: 'first' } as const;
await addLedgerEntry(database, entry);

it.each(['update ledger set amount_micros = 6', 'delete from ledger', 'truncate ledger'])(
  'refuses to change the past: %s',
  async (statement) => {
    const error = await database.execute(sql.raw(statement)).catch((thrown: unknown) => thrown);
    expect(databaseFailure(error)).toEqual({ kind: 'other', code: '23001' });
  },
);

it('adds an entry and its amount once for each key, though many add it', async () => {
  const again = await Promise.all([1, 2, 3].map(() => addLedgerEntry(database, entry)));
  expect(again).toEqual([undefined, undefined, undefined]);
  expect(await findAccount(database, 'acme')).toMatchObject({ balanceMicros: 5 });
});
