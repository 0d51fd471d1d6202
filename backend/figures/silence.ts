/** A stretch of time, in milliseconds since the epoch. */
export interface Interval {
  start: number;
  end: number;
}

/**
 * The lengths, in milliseconds, of the silences between the beginning of the first interval and `end`,
 * in order. Intervals may overlap, lie within each other and come in any order; what lies after `end`
 * does not count. None when nobody spoke at all: then there was no conversation to be silent in.
 */
export function silences(intervals: readonly Interval[], end: number): number[] {
  const inOrder = [...intervals].sort((a, b) => a.start - b.start);
  const found: number[] = [];
  let spokenUntil = inOrder[0]?.start ?? end;
  for (const interval of [...inOrder, { start: end, end }]) {
    const silentMs = Math.min(interval.start, end) - spokenUntil;
    if (silentMs > 0) found.push(silentMs);
    spokenUntil = Math.max(spokenUntil, interval.end);
  }
  return found;
}

/** The time in which nobody spoke, in milliseconds: all of those together. */
export const silenceMs = (intervals: readonly Interval[], end: number): number =>
  silences(intervals, end).reduce((sum, silentMs) => sum + silentMs, 0);
