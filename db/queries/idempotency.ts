import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { idempotencyKeys } from '../schema/index.ts';

export type IdempotencyRow = typeof idempotencyKeys.$inferSelect;
export type Claim = Pick<
  IdempotencyRow,
  'id' | 'requestHash' | 'claim' | 'startedAt' | 'expiresAt'
>;

/**
 * Takes a key for a request, unless another has it.
 *
 * @param abandonedBefore - a request that began earlier and has no answer is taken for dead
 * @returns whether it was taken
 */
export async function claimKey(
  database: Database,
  claim: Claim,
  abandonedBefore: Date,
): Promise<boolean> {
  const rows = await database
    .insert(idempotencyKeys)
    .values(claim)
    .onConflictDoUpdate({
      target: idempotencyKeys.id,
      set: { ...claim, sealedAnswer: null, status: null },
      setWhere: or(
        lt(idempotencyKeys.expiresAt, claim.startedAt),
        and(isNull(idempotencyKeys.status), lt(idempotencyKeys.startedAt, abandonedBefore)),
      ),
    })
    .returning({ id: idempotencyKeys.id });
  return rows.length > 0;
}

export async function findKey(database: Database, id: string): Promise<IdempotencyRow | undefined> {
  const [row] = await database.select().from(idempotencyKeys).where(eq(idempotencyKeys.id, id));
  return row;
}

/** Keeps the answer to a request, unless its key was taken from it. */
export async function keepAnswer(
  database: Database,
  claim: Claim,
  answer: { status: number; sealedAnswer: string },
): Promise<void> {
  await database.update(idempotencyKeys).set(answer).where(isClaim(claim));
}

/** Gives a key back, so that the request can be sent again. */
export async function releaseKey(database: Database, claim: Claim): Promise<void> {
  await database.delete(idempotencyKeys).where(isClaim(claim));
}

export async function deleteExpiredKeys(database: Database, now: Date): Promise<void> {
  await database.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
}

const isClaim = ({ id, claim }: Claim) =>
  and(eq(idempotencyKeys.id, id), eq(idempotencyKeys.claim, claim));
