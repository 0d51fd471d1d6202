import { jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { agents } from './agents.ts';
import { instant } from './columns.ts';

/** Secrets that tools act with, encrypted. */
export const credentials = pgTable(
  'credentials',
  {
    agent: text('agent')
      .notNull()
      .references(() => agents.slug, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Nonce, ciphertext and tag of AES-256-GCM in base64url, bound to agent and name. */
    sealed: text('sealed').notNull(),
    hosts: jsonb('hosts').notNull().default([]),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agent, t.name] })],
);
