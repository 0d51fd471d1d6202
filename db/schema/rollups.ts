import { index, jsonb, pgEnum, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';

/** Whole hours and whole days, UTC. */
export const rollupSpan = pgEnum('rollup_span', ['hour', 'day']);

/** Numbers by name, to be added: plain sums, and how many values fell into each bin of a spread. */
const counts = () => ({
  sums: jsonb('sums').$type<Record<string, number>>().notNull(),
  // Apart from the sums: large, and not wanted where only these are read.
  spreads: jsonb('spreads').$type<Record<string, number>>().notNull(),
});

/** What a closed call has added to the rollups: taken out of them when it is counted anew. */
export const callCounts = pgTable('call_counts', {
  callId: uuid('call_id')
    .primaryKey()
    .references(() => calls.id, { onDelete: 'cascade' }),
  ...counts(),
});

/** The counts of the closed calls that began within a span, summed as each of them is closed. */
export const rollups = pgTable(
  'rollups',
  {
    /** Null: of all agents. */
    agent: text('agent'),
    span: rollupSpan('span').notNull(),
    start: instant('start').notNull(),
    ...counts(),
  },
  (t) => [
    unique('rollups_of').on(t.agent, t.span, t.start).nullsNotDistinct(),
    index('rollups_by_start').on(t.span, t.start),
  ],
);
