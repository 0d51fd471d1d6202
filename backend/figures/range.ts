import type { Range } from '../../db/queries/figures.ts';
import { type FiguresQuery, MAX_FIGURES_DAYS } from '../contract/figures.ts';
import { ServiceError } from '../errors.ts';

export const DAY_MS = 86_400_000;

/**
 * The time that figures are asked for.
 *
 * @throws ServiceError `invalid_request` when it is empty or longer than `MAX_FIGURES_DAYS`
 */
export function toRange({ from, to, agent }: FiguresQuery, now: Date): Range {
  const end = to === undefined ? now : new Date(to);
  const start = from === undefined ? new Date(end.getTime() - DAY_MS) : new Date(from);
  const lengthMs = end.getTime() - start.getTime();
  if (lengthMs > 0 && lengthMs <= MAX_FIGURES_DAYS * DAY_MS)
    return { from: start, to: end, agent: agent ?? null };
  const issue = { path: 'from', message: `a time before \`to\`, at most ${MAX_FIGURES_DAYS} days` };
  throw new ServiceError('invalid_request', 'Figures cannot be given of this time.', [issue]);
}
