/** A stretch of time, in milliseconds since the epoch. */
export interface Interval {
  start: number;
  end: number;
}

/**
 * The time, in milliseconds, in which nobody spoke between the beginning of the first interval and
 * `end`. Intervals may overlap, lie within each other and come in any order; what lies after `end`
 * does not count. 0 when nobody spoke at all: then there was no conversation to be silent in.
 */
export function silenceMs(intervals: readonly Interval[], end: number): number {
  const inOrder = [...intervals].sort((a, b) => a.start - b.start);
  let silent = 0;
  let spokenUntil = inOrder[0]?.start ?? end;
  for (const interval of inOrder) {
    silent += Math.max(0, Math.min(interval.start, end) - spokenUntil);
    spokenUntil = Math.max(spokenUntil, interval.end);
  }
  return silent + Math.max(0, end - spokenUntil);
}
