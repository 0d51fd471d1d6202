import { index, integer, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant, large } from './columns.ts';
import { accounts } from './money.ts';

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
    callId: uuid('call_id').references(() => calls.id),
    /** Names the deed, so that doing it again adds nothing. */
    key: text('key').notNull().unique(),
    note: text('note'),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('ledger_by_account').on(t.account, t.id), index('ledger_by_call').on(t.callId)],
);
