import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { agents } from './agents.ts';
import { calls } from './calls.ts';
import { instant } from './columns.ts';

const ofAgent = () =>
  text('agent')
    .notNull()
    .references(() => agents.slug, { onDelete: 'cascade' });

/** Every publication of an agent: `agents` holds the settings of its last one. */
export const agentVersions = pgTable(
  'agent_versions',
  {
    agent: ofAgent(),
    /** From 1, without gaps. */
    version: integer('version').notNull(),
    /** All that is set of it, as it was published. */
    settings: jsonb('settings').notNull(),
    /** What its publisher calls it. */
    note: text('note'),
    /** Which version it brought back. */
    restoredFrom: integer('restored_from'),
    /** The name of the person or key; null: the installation itself. */
    publishedBy: text('published_by'),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.agent, t.version] }),
    check('agent_versions_from_one', sql`${t.version} >= 1`),
  ],
);

/** What is being edited of an agent; one for all who edit it. */
export const agentDrafts = pgTable('agent_drafts', {
  agent: ofAgent().primaryKey(),
  /** The version that it began from. */
  baseVersion: integer('base_version').notNull(),
  /** Not checked: it may be unfinished. */
  settings: jsonb('settings').notNull(),
  /** Counts its changes, so that nobody overwrites what they have not seen. */
  revision: integer('revision').notNull().default(1),
  updatedBy: text('updated_by'),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** The settings of calls on which a draft was tried: as it was when they began. */
export const callTrials = pgTable('call_trials', {
  callId: uuid('call_id')
    .primaryKey()
    .references(() => calls.id, { onDelete: 'cascade' }),
  settings: jsonb('settings').notNull(),
});
