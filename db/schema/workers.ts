import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant } from './columns.ts';

/** The last report of each worker. */
export const workers = pgTable(
  'workers',
  {
    id: text('id').primaryKey(),
    agentName: text('agent_name').notNull(),
    activeCalls: integer('active_calls').notNull(),
    draining: boolean('draining').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [check('workers_active_calls', sql`${t.activeCalls} >= 0`)],
);
