import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** The database, or a transaction in it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

/** A pool of connections, made as they are needed: nothing is connected yet when this returns. */
export function connect(url: string): { database: Database; close: () => Promise<void> } {
  // Seconds. Reconnecting stays prompt after an outage (the driver's own back-off reaches 20 s),
  // as a caller may be waiting on the line.
  const client = postgres(url, { connect_timeout: 3, backoff: () => 0.2, onnotice: () => {} });
  return { database: drizzle(client), close: () => client.end({ timeout: 5 }) };
}
