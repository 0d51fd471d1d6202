import type { Database } from '../../db/client.ts';
import * as prices from '../../db/queries/prices.ts';
import type { Price } from '../contract/prices.ts';
import { toPrice } from './price.ts';

/** The whole price book; the prices of one thing from the oldest on. */
export async function listPrices(database: Database): Promise<Price[]> {
  return (await prices.listPrices(database)).map(toPrice);
}
