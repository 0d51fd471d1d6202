import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { oneTimeLinks } from '../schema/index.ts';

export type OneTimeLinkRow = typeof oneTimeLinks.$inferSelect;

/** Keeps a link in place of the one before for the same person, or for the first owner. */
export async function saveLink(database: Database, link: OneTimeLinkRow): Promise<void> {
  const { personId } = link;
  await database.transaction(async (transaction) => {
    await transaction
      .delete(oneTimeLinks)
      .where(
        personId === null ? isNull(oneTimeLinks.personId) : eq(oneTimeLinks.personId, personId),
      );
    await transaction.insert(oneTimeLinks).values(link);
  });
}

/** A link that can still be used. */
export async function findLink(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<OneTimeLinkRow | undefined> {
  const [row] = await database.select().from(oneTimeLinks).where(isUsable(tokenHash, now));
  return row;
}

/** Uses a link: only one of those who try at the same time gets it. */
export async function takeLink(
  transaction: Database,
  tokenHash: string,
  now: Date,
): Promise<OneTimeLinkRow | undefined> {
  const [row] = await transaction.delete(oneTimeLinks).where(isUsable(tokenHash, now)).returning();
  return row;
}

const isUsable = (tokenHash: string, now: Date) =>
  and(eq(oneTimeLinks.tokenHash, tokenHash), gt(oneTimeLinks.expiresAt, now));
