import { eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { attempts } from '../schema/index.ts';

/** Counts an attempt. @returns how many there were, this one included, and when counting begins anew */
export async function countAttempt(
  database: Database,
  key: string,
  now: Date,
  expiresAt: Date,
): Promise<{ count: number; expiresAt: Date }> {
  await database.delete(attempts).where(lte(attempts.expiresAt, now));
  const [row] = await database
    .insert(attempts)
    .values({ key, count: 1, expiresAt })
    .onConflictDoUpdate({ target: attempts.key, set: { count: sql`${attempts.count} + 1` } })
    .returning({ count: attempts.count, expiresAt: attempts.expiresAt });
  if (row === undefined) throw new Error('Counting an attempt returned no row.');
  return row;
}

/** Takes back an attempt that was counted and did no harm. */
export async function forgiveAttempt(database: Database, key: string): Promise<void> {
  await database
    .update(attempts)
    .set({ count: sql`greatest(${attempts.count} - 1, 0)` })
    .where(eq(attempts.key, key));
}
