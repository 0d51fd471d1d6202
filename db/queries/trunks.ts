import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { numbers, trunks } from '../schema/index.ts';

export type TrunkRow = typeof trunks.$inferSelect;
type TrunkValues = Omit<TrunkRow, 'createdAt' | 'updatedAt'>;

/** The name of the trunk on which a number of ours is called. */
export async function findTrunkOfNumber(
  database: Database,
  number: string,
): Promise<string | undefined> {
  const [row] = await database
    .select({ trunk: numbers.trunk })
    .from(numbers)
    .where(eq(numbers.number, number));
  return row?.trunk;
}

/** The trunks that the trunk file does not have. */
export function listTrunks(database: Database): Promise<TrunkRow[]> {
  return database.select().from(trunks).orderBy(asc(trunks.name));
}

export async function findTrunk(database: Database, name: string): Promise<TrunkRow | undefined> {
  const [row] = await database.select().from(trunks).where(eq(trunks.name, name));
  return row;
}

/** Keeps a trunk, in place of one of the same name. */
export async function saveTrunk(
  database: Database,
  trunk: TrunkValues,
  now: Date,
): Promise<{ row: TrunkRow; created: boolean }> {
  const [saved] = await database
    .insert(trunks)
    .values({ ...trunk, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: trunks.name, set: { ...trunk, updatedAt: now } })
    // A row that this statement inserted has no deleting or locking transaction: xmax is 0.
    .returning({ ...getTableColumns(trunks), created: sql<boolean>`xmax = 0` });
  if (saved === undefined) throw new Error('Saving a trunk returned no row.');
  const { created, ...row } = saved;
  return { row, created };
}

/** False: there is none. */
export async function deleteTrunk(database: Database, name: string): Promise<boolean> {
  const rows = await database
    .delete(trunks)
    .where(eq(trunks.name, name))
    .returning({ name: trunks.name });
  return rows.length > 0;
}
