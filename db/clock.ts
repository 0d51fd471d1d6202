import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** What time it is on the machine of the database. */
export async function readClock(database: Database): Promise<Date> {
  // The driver gives timestamps of raw queries as text.
  const [row] = await database.execute<{ ms: string }>(
    sql`select extract(epoch from clock_timestamp()) * 1000 as ms`,
  );
  return new Date(Number(row?.ms));
}
