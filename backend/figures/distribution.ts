import { type Distribution, LEAST_FOR_P95 } from '../contract/figures.ts';
import { type Bins, countOf, percentileOf, valueIn } from './bins.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Upper bounds of buckets: of calls' lengths, of the wait for a reply, of calls' costs. */
export const DURATION_BOUNDS_MS = [
  ...[5, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 20, 30, 60].map((minutes) => minutes * MINUTE),
];
export const LATENCY_BOUNDS_MS = [
  200, 300, 400, 500, 600, 800, 1_000, 1_250, 1_500, 2_000, 3_000, 5_000,
];
export const COST_BOUNDS_MICROS = [1, 10, 100].flatMap((scale) =>
  [1_000, 2_000, 5_000].map((micros) => micros * scale),
);

export function toPercentiles(bins: Bins = []): Omit<Distribution, 'buckets'> {
  const count = countOf(bins);
  return {
    count,
    p50: percentileOf(bins, 0.5),
    p95: count < LEAST_FOR_P95 ? null : percentileOf(bins, 0.95),
  };
}

/** How values spread over the buckets: each lies where the value that stands for its bin does. */
export function toDistribution(bins: Bins = [], bounds: readonly number[]): Distribution {
  const uppers = [...bounds, null];
  const bucketOf = (bin: number) => bounds.findIndex((bound) => valueIn(bin) <= bound);
  const counts = uppers.map(() => 0);
  for (const [bin, count] of bins) {
    const found = bucketOf(bin);
    const index = found === -1 ? bounds.length : found;
    counts[index] = (counts[index] ?? 0) + count;
  }
  const buckets = uppers.map((upTo, index) => ({ upTo, count: counts[index] ?? 0 }));
  return { ...toPercentiles(bins), buckets };
}
