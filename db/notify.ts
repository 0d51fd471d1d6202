import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Postgres refuses longer ones. */
export const LONGEST_PAYLOAD_BYTES = 7_999;

/** Sends to all who listen on a channel of this database, this process among them. */
export async function notify(database: Database, channel: string, payload: string): Promise<void> {
  await database.execute(sql`select pg_notify(${channel}, ${payload})`);
}
