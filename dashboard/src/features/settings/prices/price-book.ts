import type { Price } from '../../../../../backend/contract/prices.ts';

/** `earlier`: another one has taken over. `coming`: does not hold yet. */
export type PriceState = 'now' | 'earlier' | 'coming';

export type ShownPrice = Price & { state: PriceState };

/**
 * The price book as it is looked at: of each thing the price that holds, those to come, and if
 * wanted those before.
 *
 * @param prices - those of one thing from the oldest on
 * @param now - in milliseconds since 1970
 */
export function shownPrices(
  prices: readonly Price[],
  { provider, withEarlier }: { provider: string | undefined; withEarlier: boolean },
  now: number,
): ShownPrice[] {
  const held = new Map<string, number>();
  for (const price of prices) {
    if (Date.parse(price.validFrom) <= now) held.set(thing(price), price.id);
  }
  const stateOf = (price: Price): PriceState => {
    if (Date.parse(price.validFrom) > now) return 'coming';
    return held.get(thing(price)) === price.id ? 'now' : 'earlier';
  };
  return prices
    .filter((price) => provider === undefined || price.provider === provider)
    .map((price) => ({ ...price, state: stateOf(price) }))
    .filter(({ state }) => withEarlier || state !== 'earlier');
}

const thing = ({ provider, model, unit }: Price): string => JSON.stringify([provider, model, unit]);
