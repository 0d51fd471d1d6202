import { sql } from 'drizzle-orm';
import { check, integer, pgTable, unique } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant, large } from './columns.ts';

/** What a unit of a provider's model costs from a time on, until a later price takes over. */
export const prices = pgTable(
  'prices',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    unit: text('unit').notNull(),
    /** Millionths of the currency's unit for `per` units. */
    micros: large('micros').notNull(),
    per: large('per').notNull(),
    /** What a call used is rounded up to a multiple of this: lines are billed by the minute. */
    increment: large('increment').notNull().default(1),
    validFrom: instant('valid_from').notNull(),
    /** Where the price is published. */
    source: text('source').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('prices_from').on(t.provider, t.model, t.unit, t.validFrom),
    check('prices_positive', sql`${t.micros} >= 0 and ${t.per} > 0 and ${t.increment} > 0`),
  ],
);

/** Whose credit pays for calls. */
export const accounts = pgTable('accounts', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  /** The sum of its ledger: what is neither spent nor reserved. Negative when overdrawn. */
  balanceMicros: large('balance_micros').notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
});
