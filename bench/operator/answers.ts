import type { Backend } from '../backend-process.ts';
import { readEach, timed } from './readings.ts';

const LIMIT_MS = 100;
const READINGS = 40;
const DAY_MS = 86_400_000;

const since = (days: number) => `from=${new Date(Date.now() - days * DAY_MS).toISOString()}`;

/** Longer times, one agent, its suggestions. */
const FURTHER = [
  `/figures?${since(7)}`,
  `/figures?${since(30)}`,
  `/figures?${since(89)}`,
  `/figures?agent=agent-0&${since(7)}`,
  `/anomalies?${since(30)}`,
  '/agents/agent-0/suggestions',
];

/**
 * Asks the API for what the pages ask it for, and for what they do when one looks further.
 *
 * @param paths - what the pages have asked for
 * @returns those whose p95 is over the limit
 */
export const readAnswers = ({ ask }: Backend, paths: readonly string[]): Promise<string[]> =>
  readEach(
    { heading: 'answer of the API', limitMs: LIMIT_MS, times: READINGS },
    Object.fromEntries([...paths, ...FURTHER].map((path) => [path, () => timed(() => ask(path))])),
  );
