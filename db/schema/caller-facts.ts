import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { callers } from './callers.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';

/** What is remembered about a caller between calls. */
export const callerFacts = pgTable(
  'caller_facts',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    callerNumber: text('caller_number')
      .notNull()
      .references(() => callers.number, { onDelete: 'cascade' }),
    /** The agent that learnt it. */
    agent: text('agent').notNull(),
    fact: text('fact').notNull(),
    callId: uuid('call_id').references(() => calls.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('caller_facts_by_caller').on(t.callerNumber, t.id)],
);
