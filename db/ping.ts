import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Resolves when the database answers a query. */
export async function ping(database: Database): Promise<void> {
  await database.execute(sql`select 1`);
}
