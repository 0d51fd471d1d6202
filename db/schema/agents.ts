import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant, isE164 } from './columns.ts';
import { accounts } from './money.ts';

/** Who answers. The first one created is the default for callers from a browser. */
export const agents = pgTable('agents', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  agentName: text('agent_name').notNull(),
  greeting: text('greeting').notNull(),
  namedGreeting: text('named_greeting'),
  instructions: text('instructions').notNull(),
  voice: text('voice').notNull(),
  language: text('language').notNull(),
  otherLanguages: jsonb('other_languages').notNull().default([]),
  pronunciations: jsonb('pronunciations').notNull().default({}),
  models: jsonb('models').notNull(),
  turnTaking: jsonb('turn_taking').notNull(),
  limits: jsonb('limits').notNull(),
  recording: jsonb('recording').notNull().default({}),
  privacy: jsonb('privacy').notNull().default({}),
  account: text('account').references(() => accounts.slug),
  tasksAfterCall: text('tasks_after_call').notNull().default('cancel'),
  work: jsonb('work').notNull().default({}),
  tools: jsonb('tools').notNull().default({}),
  delays: jsonb('delays').notNull().default({}),
  /** The number of its last publication in `agent_versions`. */
  version: integer('version').notNull().default(1),
  /** It answers no more, and is kept for the calls that it has answered. */
  archivedAt: instant('archived_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** Which agent a called number belongs to. Provisioning copies those of `sip-trunk.json`. */
export const numbers = pgTable(
  'numbers',
  {
    number: text('number').primaryKey(),
    agent: text('agent')
      .notNull()
      .references(() => agents.slug),
    /** Of the file or of the table `trunks`. */
    trunk: text('trunk').notNull(),
    /** Where it was declared: `file` or `api`. */
    source: text('source').notNull().default('file'),
  },
  (t) => [
    check('numbers_e164', isE164(t.number)),
    check('numbers_source', sql`${t.source} in ('file', 'api')`),
  ],
);
