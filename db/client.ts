import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** The database, or a transaction in it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

/** Hears what is sent on a channel with `notify`, until it is told to stop. */
export type Listen = (
  channel: string,
  onMessage: (payload: string) => void,
) => Promise<() => Promise<void>>;

export interface Connection {
  database: Database;
  listen: Listen;
  close: () => Promise<void>;
}

/** A pool of connections, made as they are needed: nothing is connected yet when this returns. */
export function connect(url: string): Connection {
  // Seconds. Reconnecting stays prompt after an outage (the driver's own back-off reaches 20 s),
  // as a caller may be waiting on the line.
  const client = postgres(url, { connect_timeout: 3, backoff: () => 0.2, onnotice: () => {} });
  const listen: Listen = async (channel, onMessage) => {
    const { unlisten } = await client.listen(channel, onMessage);
    return unlisten;
  };
  return { database: drizzle(client), listen, close: () => client.end({ timeout: 5 }) };
}
