import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { prices } from '../schema/index.ts';

export type PriceRow = typeof prices.$inferSelect;
export type NewPrice = typeof prices.$inferInsert;

/** What a price is asked for. */
export interface Priced {
  provider: string;
  model: string;
  unit: string;
  at: Date;
}

const isPattern = sql`right(${prices.model}, 1) = '*'`;

/**
 * The id of the price of something at a time, as a subquery; null when it is not known. A price's
 * model that ends in `*` stands for all that begin like it. The model itself comes before such a
 * pattern, a longer pattern before a shorter one, and then the newest price.
 */
export const priceIdOf = ({
  provider,
  model,
  unit,
  at,
}: Record<'provider' | 'model' | 'unit', string | SQL> & { at: Date }): SQL<number | null> =>
  sql`(select ${prices.id} from ${prices}
    where ${prices.provider} = ${provider} and ${prices.unit} = ${unit}
      and ${prices.validFrom} <= ${at.toISOString()}::timestamptz
      and (${prices.model} = ${model}
        or (${isPattern} and starts_with(${model}, left(${prices.model}, -1))))
    order by ${isPattern}, length(${prices.model}) desc, ${prices.validFrom} desc
    limit 1)`;

/** The price of something at a time. */
export async function findPrice(database: Database, priced: Priced): Promise<PriceRow | undefined> {
  const [row] = await database
    .select()
    .from(prices)
    .where(eq(prices.id, priceIdOf(priced)));
  return row;
}

/** The prices of several things at a time, in their order; undefined where it is not known. */
export async function findPrices(
  database: Database,
  things: readonly Omit<Priced, 'at'>[],
  at: Date,
): Promise<(PriceRow | undefined)[]> {
  const asked = JSON.stringify(things.map((thing, place) => ({ ...thing, place })));
  const [provider, model, unit] = [sql`asked.provider`, sql`asked.model`, sql`asked.unit`];
  const found = await database
    .select({ place: sql<number>`place`, price: prices })
    .from(
      sql`jsonb_to_recordset(${asked}::jsonb) as asked (place int, provider text, model text, unit text)`,
    )
    .innerJoin(prices, eq(prices.id, priceIdOf({ provider, model, unit, at })));
  const known = new Map(found.map(({ place, price }) => [place, price]));
  return things.map((_, place) => known.get(place));
}

/** All prices, those of one thing from the oldest on. */
export function listPrices(database: Database): Promise<PriceRow[]> {
  return database
    .select()
    .from(prices)
    .orderBy(asc(prices.provider), asc(prices.model), asc(prices.unit), asc(prices.validFrom));
}

/** Adds a price; undefined when there is one from that time on already. */
export async function addPrice(database: Database, price: NewPrice): Promise<PriceRow | undefined> {
  const [row] = await database.insert(prices).values(price).onConflictDoNothing().returning();
  return row;
}

/** The price that takes over at exactly that time. */
export async function findPriceFrom(
  database: Database,
  { provider, model, unit, validFrom }: NewPrice,
): Promise<PriceRow | undefined> {
  const [row] = await database
    .select()
    .from(prices)
    .where(
      and(
        eq(prices.provider, provider),
        eq(prices.model, model),
        eq(prices.unit, unit),
        eq(prices.validFrom, validFrom),
      ),
    );
  return row;
}

/** Adds those of the prices that are for something which has had no price at any time. */
export async function addMissingPrices(database: Database, list: NewPrice[]): Promise<number> {
  const known = new Set((await listPrices(database)).map(thing));
  const missing = list.filter((price) => !known.has(thing(price)));
  if (missing.length === 0) return 0;
  // Another process may be adding them at the same time.
  const added = await database.insert(prices).values(missing).onConflictDoNothing().returning();
  return added.length;
}

const thing = ({ provider, model, unit }: NewPrice): string =>
  JSON.stringify([provider, model, unit]);
