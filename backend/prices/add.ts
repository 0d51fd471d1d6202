import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../db/client.ts';
import * as prices from '../../db/queries/prices.ts';
import type { NewPrice, Price } from '../contract/prices.ts';
import { ServiceError } from '../errors.ts';
import { toPrice } from './price.ts';
import { type OnRepriced, reprice } from './reprice.ts';

export interface Added {
  price: Price;
  created: boolean;
  /** Of how many calls something that had no price got one. */
  repricedCalls: number;
}

/**
 * Adds a price, which then holds for all that is used from its time on, and prices what calls
 * begun since had used without a price. A price that is there is never changed, as calls have been
 * charged by it: adding the same one again only finishes what a crash may have left unpriced.
 *
 * @throws ServiceError `conflict` when another price holds from the same time on
 */
export async function addPrice(
  database: Database,
  wanted: NewPrice,
  onRepriced: OnRepriced,
): Promise<Added> {
  const row = { ...wanted, validFrom: new Date(wanted.validFrom) };
  const created = await prices.addPrice(database, row);
  const held = created ?? (await prices.findPriceFrom(database, row));
  if (held === undefined) throw new Error('A price that exists was not found.');
  const price = toPrice(held);
  if (!isDeepStrictEqual(price, { ...price, ...wanted, validFrom: row.validFrom.toISOString() })) {
    throw new ServiceError(
      'conflict',
      `Another price holds from ${price.validFrom} on, and prices are not changed. Choose a later validFrom.`,
    );
  }
  const repricedCalls = await reprice(database, held, onRepriced);
  return { price, created: created !== undefined, repricedCalls };
}
