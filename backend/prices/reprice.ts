import type { Database } from '../../db/client.ts';
import type { PriceRow } from '../../db/queries/prices.ts';
import { findUnpricedCalls, repriceCalls } from '../../db/queries/usage.ts';
import type { Services } from '../services.ts';

/** Few, as the calls in progress among them wait for the rest. */
const CALLS_AT_ONCE = 50;

/** Has calls that have ended settled anew, if and only if the transaction commits. */
export type OnRepriced = (transaction: Database, callIds: string[]) => Promise<void>;

/**
 * Prices the usage without a price for which a price is, of calls that began since it holds.
 *
 * @returns of how many calls
 */
export async function reprice(
  database: Database,
  price: PriceRow,
  onRepriced: OnRepriced,
): Promise<number> {
  let repriced = 0;
  for (;;) {
    const callIds = await findUnpricedCalls(database, price, CALLS_AT_ONCE);
    if (callIds.length === 0) return repriced;
    await database.transaction(async (transaction) =>
      onRepriced(transaction, await repriceCalls(transaction, callIds)),
    );
    repriced += callIds.length;
  }
}

/** Closes the calls anew, which settles them. */
export function closeAgain({ queue }: Pick<Services, 'queue'>): OnRepriced {
  return async (transaction, callIds) => {
    for (const callId of callIds) await queue.closeCall(transaction, callId);
  };
}
