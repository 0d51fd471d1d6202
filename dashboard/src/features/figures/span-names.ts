import type { Figures } from '../../../../backend/contract/figures.ts';

type Span = Figures['span'];

const hour = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** An hour in the viewer's zone; a day as it is counted, in UTC. */
export const spanName = (start: string, span: Span): string =>
  span === 'hour' ? hour.format(new Date(start)) : `${day.format(new Date(start))} UTC`;

const LENGTH_MS = { hour: 3_600_000, day: 86_400_000 } as const;

/** Every hour or day of the time that is shown, those without a call included. */
export function allStarts({ from, to, span }: Pick<Figures, 'from' | 'to' | 'span'>): string[] {
  const [first, end] = [Date.parse(from), Date.parse(to)];
  const count = Math.round((end - first) / LENGTH_MS[span]);
  return Array.from({ length: count }, (_, n) =>
    new Date(first + n * LENGTH_MS[span]).toISOString(),
  );
}
