import { withFilledBackend } from './filled-backend.ts';
import { readEach, timed } from './readings.ts';

const LIMIT_MS = 100;
const READINGS = 40;
const DAY_MS = 86_400_000;

const since = (days: number) => `from=${new Date(Date.now() - days * DAY_MS).toISOString()}`;

/** What the page asks for. */
const ASKED: Record<string, string> = {
  'figures of 24 hours': '/figures',
  'figures of 7 days, hourly': `/figures?${since(7)}`,
  'figures of 30 days': `/figures?${since(30)}`,
  'figures of 89 days': `/figures?${since(89)}`,
  'of one agent, 24 hours': '/figures?agent=agent-0',
  'of one agent, 7 days': `/figures?agent=agent-0&${since(7)}`,
  anomalies: '/anomalies',
  'anomalies of 30 days': `/anomalies?${since(30)}`,
  'suggestions for an agent': '/agents/agent-0/suggestions',
  workers: '/workers',
};

/**
 * Asks the backend's API for what the page of figures shows.
 *
 * @throws Error when a p95 is over the limit
 */
export const measureFigures = (calls: number): Promise<void> =>
  withFilledBackend(calls, ({ ask }) =>
    readEach(
      {
        heading: 'answer',
        share: 0.95,
        limitMs: LIMIT_MS,
        times: READINGS,
        isPlannedFirst: true,
      },
      Object.fromEntries(
        Object.entries(ASKED).map(([name, path]) => [name, () => timed(() => ask(path))]),
      ),
    ),
  );
