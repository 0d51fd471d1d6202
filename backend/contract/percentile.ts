/**
 * The value below which `share` of the values lie (nearest rank).
 *
 * @param share - 0.5 for the median
 */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
