import type { Spread } from '../../db/queries/measured-calls.ts';
import type { Distribution } from '../contract/figures.ts';

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

/** How values spread over the buckets; of no values when there is no spread. */
export function toDistribution(
  spread: Spread | undefined,
  bounds: readonly number[],
): Distribution {
  const { count = 0, p50 = null, p95 = null, upTo = [] } = spread ?? {};
  const cumulative = [...bounds.map((_, index) => upTo[index] ?? 0), count];
  const buckets = cumulative.map((atMost, index) => ({
    upTo: bounds[index] ?? null,
    count: atMost - (cumulative[index - 1] ?? 0),
  }));
  return { count, p50, p95, buckets };
}
