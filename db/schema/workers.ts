import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant } from './columns.ts';

/** The last report of each worker. What an older worker does not report is null. */
export const workers = pgTable(
  'workers',
  {
    id: text('id').primaryKey(),
    agentName: text('agent_name').notNull(),
    activeCalls: integer('active_calls').notNull(),
    /** LiveKit's ids of the jobs it has. */
    jobs: jsonb('jobs').$type<string[]>().notNull().default([]),
    /** It takes no new call: it is stopping, or was asked to. */
    draining: boolean('draining').notNull(),
    /** It was told to end. */
    stopping: boolean('stopping').notNull().default(false),
    seenAt: instant('seen_at').notNull(),
    maxCalls: integer('max_calls'),
    version: text('version'),
    host: text('host'),
    startedAt: instant('started_at'),
    /** When the process of a call was last found dead on its machine. */
    crashedAt: instant('crashed_at'),
    /** An operator wants it to take no new call: its next report is answered so. */
    drainWanted: boolean('drain_wanted').notNull().default(false),
  },
  (t) => [check('workers_active_calls', sql`${t.activeCalls} >= 0`)],
);
