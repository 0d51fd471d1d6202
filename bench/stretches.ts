/** A time in which someone speaks, in milliseconds on one clock. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** The longest time between the first and the last of these in which nobody speaks. */
export function longestSilence(stretches: readonly Stretch[]): number {
  let longestMs = 0;
  let quietFromMs = Number.POSITIVE_INFINITY;
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    longestMs = Math.max(longestMs, startMs - quietFromMs);
    quietFromMs = Math.max(endMs, Number.isFinite(quietFromMs) ? quietFromMs : endMs);
  }
  return longestMs;
}

/** How many of `begun` begin while one of `others` is under way. */
export function startsWithin(begun: readonly Stretch[], others: readonly Stretch[]): number {
  return begun.filter(({ startMs }) =>
    others.some((other) => other.startMs < startMs && startMs < other.endMs),
  ).length;
}
