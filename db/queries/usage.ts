import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { calls, callUsage, prices } from '../schema/index.ts';
import { type PriceRow, priceIdOf } from './prices.ts';

export type UsageRow = typeof callUsage.$inferSelect;

/** What was used of one thing, and when. */
export interface Usage extends Omit<UsageRow, 'priceId'> {
  at: Date;
}

/** What a call used of one thing at one price, with that price if it is known. */
export interface PricedUsage extends UsageRow {
  price: PriceRow | null;
}

const LINE = [
  callUsage.callId,
  callUsage.part,
  callUsage.provider,
  callUsage.model,
  callUsage.unit,
  callUsage.discarded,
  callUsage.priceId,
];

/** Adds to what calls have used, at the prices of the time. */
export async function addUsage(database: Database, used: Usage[]): Promise<void> {
  if (used.length === 0) return;
  await database
    .insert(callUsage)
    .values(used.map(({ at, ...usage }) => ({ ...usage, priceId: priceIdOf({ ...usage, at }) })))
    .onConflictDoUpdate({
      target: LINE,
      set: { quantity: sql`${callUsage.quantity} + excluded.quantity` },
    });
}

/** All that a call has used. */
export async function listUsage(database: Database, callId: string): Promise<PricedUsage[]> {
  const rows = await database
    .select({ usage: callUsage, price: prices })
    .from(callUsage)
    .leftJoin(prices, eq(callUsage.priceId, prices.id))
    .where(eq(callUsage.callId, callId))
    .orderBy(...LINE.map((column) => asc(column)));
  return rows.map(({ usage, price }) => ({ ...usage, price }));
}

/** Puts a line in the place of another, if there is one. */
export async function replaceUsage(
  database: Database,
  old: UsageRow | undefined,
  usage: UsageRow,
): Promise<void> {
  if (old !== undefined) {
    const { callId, part, provider, model, unit, discarded, priceId } = old;
    const values = [callId, part, provider, model, unit, discarded, priceId];
    await database
      .delete(callUsage)
      .where(and(...LINE.map((column, i) => sql`${column} is not distinct from ${values[i]}`)));
  }
  await database.insert(callUsage).values(usage);
}

/** Some of the calls, begun since a price holds, that have unpriced usage which it prices. */
export async function findUnpricedCalls(
  database: Database,
  { provider, model, unit, validFrom }: PriceRow,
  limit: number,
): Promise<string[]> {
  const rows = await database
    .selectDistinct({ callId: callUsage.callId })
    .from(callUsage)
    .innerJoin(calls, eq(callUsage.callId, calls.id))
    .where(
      and(
        isNull(callUsage.priceId),
        eq(callUsage.provider, provider),
        eq(callUsage.unit, unit),
        model.endsWith('*')
          ? sql`starts_with(${callUsage.model}, ${model.slice(0, -1)})`
          : eq(callUsage.model, model),
        gte(calls.startedAt, validFrom),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.callId);
}

/**
 * Looks again for prices of what is unpriced of these calls, at the time when each began. Call it
 * in a transaction.
 *
 * @returns those of them that have ended
 */
export async function repriceCalls(transaction: Database, callIds: string[]): Promise<string[]> {
  // Whoever adds usage holds the call. Taken in one order, nobody waits in a circle.
  const held = await transaction
    .select({ id: calls.id, startedAt: calls.startedAt, endedAt: calls.endedAt })
    .from(calls)
    .where(inArray(calls.id, callIds))
    .orderBy(asc(calls.id))
    .for('no key update');
  const startedAt = new Map(held.map((call) => [call.id, call.startedAt]));
  const unpriced = await transaction
    .delete(callUsage)
    .where(and(inArray(callUsage.callId, callIds), isNull(callUsage.priceId)))
    .returning();
  await addUsage(
    transaction,
    unpriced.flatMap(({ priceId: _, ...usage }) => {
      const at = startedAt.get(usage.callId);
      return at === undefined ? [] : { ...usage, at };
    }),
  );
  return held.filter((call) => call.endedAt !== null).map((call) => call.id);
}
