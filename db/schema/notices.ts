import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, real, unique, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';

export const noticeState = pgEnum('notice_state', ['matched', 'ambiguous', 'unknown', 'dismissed']);

/** Word from outside that a call has ended: a webhook, a carrier's record, a late event. */
export const endNotices = pgTable(
  'end_notices',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    /** The sender's own id of it: the same notice is taken once. */
    noticeId: text('notice_id').notNull(),
    state: noticeState('state').notNull(),
    callId: uuid('call_id').references(() => calls.id, { onDelete: 'set null' }),
    /** How the call was found, and how sure that is, from 0 to 1. */
    strategy: text('strategy'),
    confidence: real('confidence'),
    /** Calls it may be about, for the operator to choose from. */
    candidates: jsonb('candidates').notNull().default([]),
    notice: jsonb('notice').notNull(),
    receivedAt: instant('received_at').notNull(),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    unique('end_notices_once').on(t.source, t.noticeId),
    index('end_notices_by_call').on(t.callId),
    index('end_notices_open').on(t.receivedAt).where(sql`${t.state} in ('ambiguous', 'unknown')`),
  ],
);
