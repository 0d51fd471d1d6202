import type { Spans } from '../../db/queries/rollups.ts';
import { type FiguresQuery, MAX_FIGURES_DAYS, MAX_HOURLY_DAYS } from '../contract/figures.ts';
import { ServiceError } from '../errors.ts';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const SPAN_MS = { hour: HOUR_MS, day: DAY_MS } as const;

/**
 * The whole hours, or of a longer time the whole days (UTC), of the time that is asked for.
 *
 * @throws ServiceError `invalid_request` when it is empty or longer than `MAX_FIGURES_DAYS`
 */
export function toSpans({ from, to }: Pick<FiguresQuery, 'from' | 'to'>, now: Date): Spans {
  const end = to === undefined ? now.getTime() : Date.parse(to);
  const start = from === undefined ? end - DAY_MS : Date.parse(from);
  const lengthMs = end - start;
  if (lengthMs <= 0 || lengthMs > MAX_FIGURES_DAYS * DAY_MS) {
    const message = `a time before \`to\`, at most ${MAX_FIGURES_DAYS} days`;
    throw new ServiceError('invalid_request', 'Figures cannot be given of this time.', [
      { path: 'from', message },
    ]);
  }
  const span = lengthMs > MAX_HOURLY_DAYS * DAY_MS ? 'day' : 'hour';
  const lasts = SPAN_MS[span];
  return {
    span,
    from: new Date(Math.floor(start / lasts) * lasts),
    to: new Date(Math.ceil(end / lasts) * lasts),
  };
}
