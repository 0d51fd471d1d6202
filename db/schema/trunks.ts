import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant } from './columns.ts';

/** The SIP trunks besides those of `sip-trunk.json`. */
export const trunks = pgTable(
  'trunks',
  {
    name: text('name').primaryKey(),
    allowedAddresses: jsonb('allowed_addresses').notNull().default([]),
    username: text('username'),
    /** Nonce, ciphertext and tag of AES-256-GCM in base64url, bound to the trunk's name. */
    sealedPassword: text('sealed_password'),
    mediaEncryption: text('media_encryption').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('trunks_auth', sql`(${t.username} is null) = (${t.sealedPassword} is null)`),
    check('trunks_media_encryption', sql`${t.mediaEncryption} in ('disable', 'allow', 'require')`),
  ],
);
