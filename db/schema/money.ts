import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
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

export const ledgerKind = pgEnum('ledger_kind', [
  'top_up',
  'adjustment',
  'reserve',
  'release',
  'charge',
]);

/** What happened to an account's credit. Rows are only ever added; the balance is their sum. Reservations and charges are negative. */
export const ledger = pgTable(
  'ledger',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    account: text('account')
      .notNull()
      .references(() => accounts.slug),
    kind: ledgerKind('kind').notNull(),
    amountMicros: large('amount_micros').notNull(),
    callId: uuid('call_id').references((): AnyPgColumn => calls.id),
    /** Names the deed, so that doing it again adds nothing. */
    key: text('key').notNull().unique(),
    note: text('note'),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('ledger_by_account').on(t.account, t.id), index('ledger_by_call').on(t.callId)],
);
