import { z } from 'zod';
import { MAX_FIGURES_DAYS } from '../../../../backend/contract/figures.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The times to choose from, in days. */
export const RANGES = { '24h': 1, '7d': 7, '30d': 30 } as const;
export type RangeName = keyof typeof RANGES;

/**
 * What the address of the page says: one of the usual times, or `from` and `to`. Anything else is an
 * error, so that nobody takes the figures of another time for those of a wrong link.
 */
export const figuresSearch = z
  .strictObject({
    range: z.enum(Object.keys(RANGES) as [RangeName, ...RangeName[]]),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    agent: z.string(),
  })
  .partial()
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    error: 'from and to only together',
  });
export type FiguresSearch = z.infer<typeof figuresSearch>;

export interface TimeRange {
  from: string;
  to: string;
}

/** The name of the time that is chosen; null: one of the user's own. */
export const rangeName = ({ range, from, to }: FiguresSearch): RangeName | null =>
  range ?? (from && to ? null : '24h');

/**
 * The time that is shown. One of the usual ones ends with the running hour, so that it is the same, and
 * need not be asked for anew, until that is over.
 *
 * @param now - in milliseconds since 1970
 */
export function timeRange(search: FiguresSearch, now: number): TimeRange {
  const name = rangeName(search);
  if (name === null && search.from && search.to) return { from: search.from, to: search.to };
  const to = Math.ceil(now / HOUR_MS) * HOUR_MS;
  const from = to - RANGES[name ?? '24h'] * DAY_MS;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/**
 * The time from the beginning of one day to the end of another, in the viewer's zone.
 *
 * @param first, last - as a date input has them, such as `2026-01-31`
 * @returns what is wrong with them, if they do not fit
 */
export function customRange(first: string, last: string): TimeRange | { problem: string } {
  const from = new Date(`${first}T00:00:00`);
  const to = new Date(`${last}T00:00:00`);
  to.setDate(to.getDate() + 1);
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) {
    return { problem: 'Choose two days.' };
  }
  if (from >= to) return { problem: 'The first day comes after the last one.' };
  // A day of changing clocks is longer.
  if (to.getTime() - from.getTime() > MAX_FIGURES_DAYS * DAY_MS) {
    return { problem: `At most ${MAX_FIGURES_DAYS} days.` };
  }
  return { from: from.toISOString(), to: to.toISOString() };
}
