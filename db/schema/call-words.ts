import { customType, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * The words said in a closed call, each once: what "words said" searches. One row a call, and not
 * an index of the turns, because a frequent word stands in millions of turns; and beside its call,
 * because a search reads many of these rows to find one page of calls.
 */
export const callWords = pgTable(
  'call_words',
  {
    callId: uuid('call_id')
      .primaryKey()
      .references(() => calls.id, { onDelete: 'cascade' }),
    /** The call's, as is the agent: for "newest first" among those that match. */
    startedAt: instant('started_at').notNull(),
    agent: text('agent').notNull(),
    words: tsvector('words').notNull(),
  },
  (t) => [
    index('call_words_said').using('gin', t.words),
    index('call_words_by_start').on(t.startedAt, t.callId),
    index('call_words_by_agent').on(t.agent, t.startedAt, t.callId),
  ],
);
