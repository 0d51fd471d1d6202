import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { apiKeys, people } from '../schema/index.ts';
import type { PersonRow } from './people.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;
/** `maker` is null for a key that was made with the service token. */
export interface MadeKey {
  key: ApiKeyRow;
  maker: PersonRow | null;
}

/** How precisely it is kept when a key was last used, so that not every request writes. */
const USE_PRECISION_MS = 60_000;

export async function addKey(
  database: Database,
  key: typeof apiKeys.$inferInsert,
): Promise<ApiKeyRow> {
  const [row] = await database.insert(apiKeys).values(key).returning();
  if (row === undefined) throw new Error('Adding a key returned no row.');
  return row;
}

/** Those that were not revoked, newest first. */
export function listKeys(database: Database): Promise<MadeKey[]> {
  return database
    .select({ key: apiKeys, maker: people })
    .from(apiKeys)
    .leftJoin(people, eq(apiKeys.madeBy, people.id))
    .where(isNull(apiKeys.revokedAt))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
}

/** A key that is neither revoked nor expired. */
export async function findKey(
  database: Database,
  hash: string,
  now: Date,
): Promise<MadeKey | undefined> {
  const [row] = await database
    .select({ key: apiKeys, maker: people })
    .from(apiKeys)
    .leftJoin(people, eq(apiKeys.madeBy, people.id))
    .where(
      and(
        eq(apiKeys.hash, hash),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    );
  return row;
}

export async function noteKeyUse(database: Database, key: ApiKeyRow, now: Date): Promise<void> {
  const usedBefore = new Date(now.getTime() - USE_PRECISION_MS);
  if (key.lastUsedAt !== null && key.lastUsedAt > usedBefore) return;
  await database
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKeys.id, key.id),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, usedBefore)),
      ),
    );
}

/** False: there is none, or it is revoked already. */
export async function revokeKey(database: Database, id: string, now: Date): Promise<boolean> {
  const rows = await database
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}
