import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** The keys of our Postgres advisory locks: any numbers that differ. */
export const LOCKS = {
  migrate: 815_001,
  provision: 815_002,
  sweep: 815_003,
  testTemplate: 815_004,
} as const;

/**
 * Runs `work` in a transaction that no other process runs at the same time for the same lock.
 * The lock goes with the transaction, so that a process that dies leaves none behind.
 */
export function underLock<Result>(
  database: Database,
  lock: keyof typeof LOCKS,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${LOCKS[lock]})`);
    return work(transaction);
  });
}

/** Runs `work` in this way, or does nothing when another process runs it at this time. */
export function unlessLocked(
  database: Database,
  lock: keyof typeof LOCKS,
  work: () => Promise<void>,
): Promise<void> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(${LOCKS[lock]}) as free`,
    );
    if (row?.free) await work();
  });
}
