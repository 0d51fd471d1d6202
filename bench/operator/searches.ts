import { randomUUID } from 'node:crypto';
import { connect } from '../../db/client.ts';
import type { CallFilter } from '../../db/queries/call-filter.ts';
import { listCalls } from '../../db/queries/call-list.ts';
import { LAST_CALLER, WORDS } from './conversations.ts';
import { readEach, timed } from './readings.ts';

const LIMIT_MS = 100;
const READINGS = 40;
/** The page's own number of rows, and the one more that tells whether there is a next page. */
const ROWS = 51;
const HOUR_MS = 3_600_000;

const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
/** A place somewhere among the calls of 90 days. */
const somewhere = () => ({ startedAt: ago(Math.random() * 90 * 24), id: randomUUID() });
const someDigits = () => String(Math.floor(Math.random() * 9_000) + 1_000);
const someCaller = () => String(Math.floor(Math.random() * LAST_CALLER)).padStart(7, '0');

/** Each kind of search, from what nearly every call fits to what hardly any does. */
const SEARCHES: Record<string, () => CallFilter> = {
  'first page': () => ({}),
  'a page deep inside': () => ({ after: somewhere() }),
  "an agent's page deep inside": () => ({ agent: 'agent-7', after: somewhere() }),
  'an agent with many calls': () => ({ agent: 'agent-0' }),
  'an agent with few': () => ({ agent: 'agent-19' }),
  'a day, a month ago': () => ({ from: ago(31 * 24), to: ago(30 * 24) }),
  'in progress': () => ({ open: true }),
  'from a browser': () => ({ transport: 'web' }),
  completed: () => ({ result: 'completed' }),
  lost: () => ({ reason: 'lost' }),
  'ended by credit': () => ({ reason: 'credit' }),
  recorded: () => ({ recorded: true }),
  'not recorded': () => ({ recorded: false }),
  "a caller's number": () => ({ caller: `+1555${someCaller()}` }),
  '4 digits of a number': () => ({ number: someDigits() }),
  '7 digits of a number': () => ({ number: someCaller() }),
  'digits that all numbers have': () => ({ number: '555' }),
  'digits that none has': () => ({ number: '999999' }),
  'over 3 minutes': () => ({ minDurationMs: 180_000 }),
  'over 15 minutes': () => ({ minDurationMs: 900_000 }),
  'over 40 minutes': () => ({ minDurationMs: 2_400_000 }),
  'under 1 second': () => ({ maxDurationMs: 1_000 }),
  'over 5 cents': () => ({ minCostMicros: 50_000 }),
  'over 8.99 cents': () => ({ minCostMicros: 89_900 }),
  'p95 over 1 s': () => ({ minLatencyP95Ms: 1_000 }),
  'p95 over 2.9 s': () => ({ minLatencyP95Ms: 2_900 }),
  'p95 of 1 s to 1.2 s': () => ({ minLatencyP95Ms: 1_000, maxLatencyP95Ms: 1_200 }),
  'p95 under 500 ms': () => ({ maxLatencyP95Ms: 499 }),
  'p95 under 501 ms': () => ({ maxLatencyP95Ms: 501 }),
  'with an error': () => ({ minErrors: 1 }),
  'with 3 errors': () => ({ minErrors: 3 }),
  'with more errors than any': () => ({ minErrors: 100 }),
  interrupted: () => ({ minInterruptions: 1 }),
  'interrupted 20 times': () => ({ minInterruptions: 20 }),
  'interrupted more than any': () => ({ minInterruptions: 100 }),
  'of a room': () => ({ roomName: `call-${Math.floor(Math.random() * 1_000_000)}` }),
  'a few of one agent': () => ({ agent: 'agent-19', minLatencyP95Ms: 2_500, recorded: true }),
  'long and failed, of 30 days': () => ({
    from: ago(30 * 24),
    result: 'failed',
    minDurationMs: 900_000,
  }),
  ...Object.fromEntries(
    Object.entries(WORDS).flatMap(([word, share]) => [
      [`a word of ${share} of the calls`, () => ({ words: word })],
      [`the same, of one agent`.concat(` (${share})`), () => ({ words: word, agent: 'agent-7' })],
    ]),
  ),
  'two frequent words': () => ({ words: 'the order' }),
  'a word that nobody said': () => ({ words: 'xylophone' }),
};

/**
 * Searches calls with the query that serves the page.
 *
 * @returns the names of the searches whose p95 is over the limit
 */
export async function readSearches(databaseUrl: string): Promise<string[]> {
  const { database, close } = connect(databaseUrl);
  const searches = Object.entries(SEARCHES).map(([name, draw]) => [
    name,
    () =>
      timed(
        () => listCalls(database, draw(), ROWS),
        ({ length }) => `${length} found`,
      ),
  ]);
  return readEach(
    { heading: 'search', limitMs: LIMIT_MS, times: READINGS },
    Object.fromEntries(searches),
  ).finally(close);
}
