import { percentile } from '../backend/contract/percentile.ts';

/** Enough that the ends of the interval move by less than the figures are rounded to. */
const RESAMPLES = 10_000;

export interface MedianDifference {
  readonly difference: number;
  /** The ends of its 95 % interval. With 0 between them, the two differ by no more than noise. */
  readonly low: number;
  readonly high: number;
}

/**
 * By how much the median of `values` is above that of `others`, with the interval that the
 * percentile bootstrap gives (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13).
 *
 * @param random - as Math.random
 */
export function medianDifference(
  values: readonly number[],
  others: readonly number[],
  random: () => number = Math.random,
): MedianDifference {
  const median = (all: readonly number[]) => percentile(all, 0.5) ?? Number.NaN;
  const resampled = (all: readonly number[]) =>
    all.map(() => all[Math.floor(random() * all.length)] ?? Number.NaN);
  const differences = Array.from(
    { length: RESAMPLES },
    () => median(resampled(values)) - median(resampled(others)),
  );
  return {
    difference: median(values) - median(others),
    low: percentile(differences, 0.025) ?? Number.NaN,
    high: percentile(differences, 0.975) ?? Number.NaN,
  };
}
