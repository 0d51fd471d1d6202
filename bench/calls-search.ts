import { Client } from 'pg';
import { connect } from '../db/client.ts';
import { type CallFilter, listCalls } from '../db/queries/call-list.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { fillWithConversations, LAST_CALLER, WORDS } from './conversations.ts';
import { startPostgres } from './postgres.ts';
import { readEach, timed } from './readings.ts';

const LIMIT_MS = 100;
const READINGS = 40;
/** The page's own number of rows, and the one more that tells whether there is a next page. */
const ROWS = 51;
const HOUR_MS = 3_600_000;

const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
const someDigits = () => String(Math.floor(Math.random() * 9_000) + 1_000);
const someCaller = () => String(Math.floor(Math.random() * LAST_CALLER)).padStart(7, '0');

/** Each kind of search, from what nearly every call fits to what hardly any does. */
const SEARCHES: Record<string, () => CallFilter> = {
  'first page': () => ({}),
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
 * Searches calls in a Postgres of its own, with the query that serves the page.
 *
 * @throws Error when a search's p95 is over the limit
 */
export async function measureSearch(calls: number): Promise<void> {
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    const startedAt = performance.now();
    await fillWithConversations(url, calls);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(`${calls.toLocaleString('en')} calls (${seconds} s), ${await sizes(url)}`);
    await search(url);
    await drop();
  } finally {
    await postgres.stop();
  }
}

/** @throws Error when a search takes too long */
async function search(url: string): Promise<void> {
  const { database, close } = connect(url);
  // Connects, which is not what is measured.
  await listCalls(database, {}, 1);
  const searches = Object.entries(SEARCHES).map(([name, draw]) => [
    name,
    () =>
      timed(
        () => listCalls(database, draw(), ROWS),
        ({ length }) => `${length} found`,
      ),
  ]);
  await readEach(
    { heading: 'search', share: 0.95, limitMs: LIMIT_MS, times: READINGS },
    Object.fromEntries(searches),
  ).finally(close);
}

async function sizes(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select string_agg(name || ' ' || pg_size_pretty(pg_total_relation_size(name::regclass)), ', ') as sizes
    from unnest(array['calls', 'turns', 'call_words']) as name`,
  );
  await client.end();
  return rows[0].sizes;
}
