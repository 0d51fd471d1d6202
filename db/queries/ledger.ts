import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { accounts, ledger } from '../schema/index.ts';

export type LedgerRow = typeof ledger.$inferSelect;
export type NewLedgerEntry = typeof ledger.$inferInsert;

/**
 * Adds an entry and its amount to the account's balance, unless there is one with its key.
 * Call it in a transaction.
 *
 * @returns the entry when it is new
 */
export async function addLedgerEntry(
  transaction: Database,
  entry: NewLedgerEntry,
): Promise<LedgerRow | undefined> {
  const [row] = await transaction
    .insert(ledger)
    .values(entry)
    .onConflictDoNothing({ target: ledger.key })
    .returning();
  if (row !== undefined) {
    await transaction
      .update(accounts)
      .set({ balanceMicros: sql`${accounts.balanceMicros} + ${row.amountMicros}` })
      .where(eq(accounts.slug, row.account));
  }
  return row;
}

export async function findLedgerEntry(
  database: Database,
  key: string,
): Promise<LedgerRow | undefined> {
  const [row] = await database.select().from(ledger).where(eq(ledger.key, key));
  return row;
}

const takenBy = (...kinds: LedgerRow['kind'][]) =>
  sql<number>`coalesce(-sum(${ledger.amountMicros}) filter (where ${ledger.kind} in ${kinds}), 0)`.mapWith(
    Number,
  );

/** What a call holds of its account's credit, what it has been charged, and in how many entries. */
export async function sumLedgerOfCall(
  database: Database,
  callId: string,
): Promise<{ reservedMicros: number; chargedMicros: number; entries: number }> {
  const [sums] = await database
    .select({
      reservedMicros: takenBy('reserve', 'release'),
      chargedMicros: takenBy('charge'),
      entries: sql<number>`count(*)`.mapWith(Number),
    })
    .from(ledger)
    .where(eq(ledger.callId, callId));
  if (sums === undefined) throw new Error('Summing a ledger returned no row.');
  return sums;
}

/** The newest entries of an account, or those before an entry. */
export function listLedger(
  database: Database,
  account: string,
  before: number | undefined,
  limit: number,
): Promise<LedgerRow[]> {
  const earlier = before === undefined ? undefined : lt(ledger.id, before);
  return database
    .select()
    .from(ledger)
    .where(and(eq(ledger.account, account), earlier))
    .orderBy(desc(ledger.id))
    .limit(limit);
}
