import { boolean, index, integer, pgEnum, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { text } from '../text.ts';
import { instant } from './columns.ts';

// People, their passwords and their sessions have the columns that better-auth asks for.

export const personRole = pgEnum('person_role', ['owner', 'operator', 'viewer']);

/** Who may sign in. */
export const people = pgTable('people', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  /** In lower case. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  role: personRole('role').notNull(),
  /** Of a viewer: may hear recordings and read what was said. */
  mayHear: boolean('may_hear').notNull().default(false),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

const personId = (name: string) => uuid(name).references(() => people.id, { onDelete: 'cascade' });

/** How someone signs in: here, always with a password. Who was invited has none yet. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: personId('person_id').notNull(),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Hashed with scrypt. */
    password: text('password').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [unique('sign_ins_once').on(t.userId, t.providerId)],
);

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: personId('person_id').notNull(),
    /** Worth nothing without our signature, which the cookie has. */
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('sessions_of_person').on(t.userId)],
);

/** Links that let someone set a password, once. */
export const oneTimeLinks = pgTable('one_time_links', {
  /** SHA-256 of the token, in hexadecimal. */
  tokenHash: text('token_hash').primaryKey(),
  /** One link for each. Null: for whoever becomes the first owner. */
  personId: personId('person_id').unique('one_time_links_of_person'),
  expiresAt: instant('expires_at').notNull(),
});

/** What programs identify themselves with. */
export const apiKeys = pgTable('api_keys', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  /** SHA-256 of the key, in hexadecimal. */
  hash: text('hash').notNull().unique(),
  /** Its first characters, by which people tell it from others. */
  prefix: text('prefix').notNull(),
  scopes: text('scopes').array().notNull(),
  /** The key is worth no more than whoever made it. Null: made with the service token. */
  madeBy: personId('made_by'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at'),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
});

/** How often something was tried that may only be tried so often. */
export const attempts = pgTable(
  'attempts',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    /** When counting begins anew. */
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('attempts_expiry').on(t.expiresAt)],
);

export const actorKind = pgEnum('actor_kind', ['person', 'key', 'service', 'unknown']);

/** Who did what. It outlives those it names. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    actorKind: actorKind('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    /** The operation of the API. */
    action: text('action').notNull(),
    /** The path, in which no caller's number is left. */
    target: text('target').notNull(),
    status: integer('status').notNull(),
    requestId: text('request_id').notNull(),
    /** Of the client; null when it is not known. */
    address: text('address'),
  },
  (t) => [index('audit_entries_of_actor').on(t.actorId, t.id)],
);
