import { eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { callers } from '../schema/index.ts';

export type CallerRow = typeof callers.$inferSelect;

export async function findCaller(
  database: Database,
  number: string,
): Promise<CallerRow | undefined> {
  const [row] = await database.select().from(callers).where(eq(callers.number, number));
  return row;
}

/** The caller with this number, created without a name on the first call. */
export async function findOrCreateCaller(database: Database, number: string): Promise<CallerRow> {
  const [created] = await database
    .insert(callers)
    .values({ number })
    .onConflictDoNothing()
    .returning();
  const caller = created ?? (await findCaller(database, number));
  if (caller === undefined) throw new Error('A caller that exists was not found.');
  return caller;
}

/** Sets a caller's name, creating the caller if need be. */
export async function saveCaller(
  database: Database,
  number: string,
  name: string | null,
): Promise<CallerRow> {
  const [row] = await database
    .insert(callers)
    .values({ number, name })
    .onConflictDoUpdate({ target: callers.number, set: { name } })
    .returning();
  if (row === undefined) throw new Error('Saving a caller returned no row.');
  return row;
}
