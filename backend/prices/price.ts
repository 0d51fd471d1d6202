import type { PriceRow } from '../../db/queries/prices.ts';
import { type Price, price } from '../contract/prices.ts';

/** A price as it is read. */
export function toPrice({ createdAt: _, ...row }: PriceRow): Price {
  return price.parse({ ...row, validFrom: row.validFrom.toISOString() });
}
