import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant } from './columns.ts';

/** Writes that named themselves with a key, and what was answered. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** A hash of who asked, method, path and key. */
    id: text('id').primaryKey(),
    /** A hash of the query and the body. */
    requestHash: text('request_hash').notNull(),
    /** Whose turn it is to answer: another one once a request was given up. */
    claim: uuid('claim').notNull(),
    startedAt: instant('started_at').notNull(),
    /** The answer, encrypted as it may hold a secret; null while the request runs. */
    sealedAnswer: text('sealed_answer'),
    status: integer('status'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('idempotency_keys_by_expiry').on(t.expiresAt)],
);
