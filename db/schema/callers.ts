import { check, index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant, isE164 } from './columns.ts';

/** Who calls, or is expected to. */
export const callers = pgTable(
  'callers',
  {
    number: text('number').primaryKey(),
    name: text('name'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [check('callers_e164', isE164(t.number))],
);

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
