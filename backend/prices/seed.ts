import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { addMissingPrices } from '../../db/queries/prices.ts';
import { unit } from '../contract/events.ts';
import { newPrice } from '../contract/prices.ts';
import data from './list-prices.json' with { type: 'json' };

/** `list-prices.json`: what providers publish, each list with its source. */
const listPrices = z.strictObject({
  validFrom: newPrice.shape.validFrom,
  lists: z.array(
    z.strictObject({
      provider: newPrice.shape.provider,
      source: newPrice.shape.source,
      prices: z.array(
        z.strictObject({
          models: z.array(newPrice.shape.model),
          per: newPrice.shape.per,
          increment: newPrice.shape.increment,
          micros: z.partialRecord(unit, newPrice.shape.micros),
        }),
      ),
    }),
  ),
});

const { validFrom, lists } = listPrices.parse(data);

const SEED = lists.flatMap(({ provider, source, prices }) =>
  prices.flatMap(({ models, micros, per, increment }) =>
    models.flatMap((model) =>
      Object.entries(micros).map(([unit, micros]) => ({
        provider,
        model,
        unit,
        micros,
        per,
        increment,
        source,
        validFrom: new Date(validFrom),
      })),
    ),
  ),
);

/**
 * Puts the list prices into the price book of things that are not in it. Whatever an operator has
 * set stays.
 *
 * @returns how many were added
 */
export function seedPrices(database: Database): Promise<number> {
  return addMissingPrices(database, SEED);
}
