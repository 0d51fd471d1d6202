/**
 * Values are counted in bins whose bounds grow by 5 %, each bin holding what is above the bound before
 * it and at most its own: percentiles of any number of calls come from adding the bins up, and are at
 * most 2.5 % off. The scheme is that of DDSketch (Masson, Rim and Lee, VLDB 2019).
 */
const GROWTH = 1.05;

/** The bin of a whole number from 0 on: 0 holds 0 and 1. */
export const binOf = (value: number): number =>
  value <= 1 ? 0 : Math.ceil(Math.log(value) / Math.log(GROWTH) - 1e-9);

/** The whole number that stands for a bin: at most 2.5 % from any value in it. */
export const valueIn = (bin: number): number => Math.round((2 * GROWTH ** bin) / (GROWTH + 1));

/** How many values each bin holds, the lowest bin first. */
export type Bins = readonly (readonly [bin: number, count: number])[];

export const countOf = (bins: Bins): number => bins.reduce((sum, [, count]) => sum + count, 0);

/** The value below which `share` of the values lie (nearest rank); null when there are none. */
export function percentileOf(bins: Bins, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * countOf(bins)));
  let below = 0;
  for (const [bin, count] of bins) {
    below += count;
    if (below >= rank) return valueIn(bin);
  }
  return null;
}
