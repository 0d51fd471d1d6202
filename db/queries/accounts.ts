import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { accounts } from '../schema/index.ts';

export type AccountRow = typeof accounts.$inferSelect;

export async function findAccount(
  database: Database,
  slug: string,
): Promise<AccountRow | undefined> {
  const [row] = await database.select().from(accounts).where(eq(accounts.slug, slug));
  return row;
}

export function listAccounts(database: Database): Promise<AccountRow[]> {
  return database.select().from(accounts).orderBy(asc(accounts.name), asc(accounts.slug));
}

/** Creates the account, or renames it. */
export async function saveAccount(
  database: Database,
  account: { slug: string; name: string },
): Promise<{ row: AccountRow; created: boolean }> {
  const [saved] = await database
    .insert(accounts)
    .values(account)
    .onConflictDoUpdate({ target: accounts.slug, set: { name: account.name } })
    // A row that this statement inserted has no deleting or locking transaction: xmax is 0.
    .returning({ ...getTableColumns(accounts), created: sql<boolean>`xmax = 0` });
  if (saved === undefined) throw new Error('Saving an account returned no row.');
  const { created, ...row } = saved;
  return { row, created };
}

/**
 * What may still be reserved of an account's credit: 0 when there is nothing, else held against
 * others until the transaction ends.
 */
export async function lockCredit(transaction: Database, slug: string): Promise<number> {
  const [row] = await transaction
    .select({ balanceMicros: accounts.balanceMicros })
    .from(accounts)
    .where(and(eq(accounts.slug, slug), gt(accounts.balanceMicros, 0)))
    .for('no key update');
  return row?.balanceMicros ?? 0;
}
