import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import type { Database } from './client.ts';

/** Lets pg-boss write within a transaction of ours: the job exists if and only if it commits. */
export function queueConnection(transaction: Database) {
  return fromDrizzle(transaction, sql);
}
