import { check, pgTable } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
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
