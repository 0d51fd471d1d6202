import { randomUUID } from 'node:crypto';
import { percentile } from '../backend/contract/percentile.ts';
import { connect } from '../db/client.ts';
import { type CallFilter, listCalls } from '../db/queries/call-list.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { AGENTS, CALLS, fillWithCalls } from './million-calls.ts';
import { startPostgres } from './postgres.ts';

const LIMIT_MS = 50;
const READINGS = 200;
/** The default page, and the one more call that tells whether there is a next page. */
const ROWS = 21;

const DAY_MS = 86_400_000;

/** A place somewhere among the calls of 90 days. */
const somewhere = () => ({
  startedAt: new Date(Date.now() - Math.random() * 90 * DAY_MS),
  id: randomUUID(),
});
const someAgent = () => `agent-${Math.floor(Math.random() * AGENTS)}`;

const PAGES: Record<string, () => CallFilter> = {
  'first page': () => ({}),
  'page deep inside': () => ({ after: somewhere() }),
  "an agent's first page": () => ({ agent: someAgent() }),
  "an agent's page deep inside": () => ({ agent: someAgent(), after: somewhere() }),
  'calls in progress': () => ({ open: true }),
  "an agent's calls in progress": () => ({ agent: someAgent(), open: true }),
  'ended calls, deep inside': () => ({ open: false, after: somewhere() }),
};

/**
 * Reads pages of calls among a million, with the query that serves them, in a Postgres of its own.
 *
 * @throws Error when a page's p99 is over the limit
 */
export async function measurePages(): Promise<void> {
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    console.error(`filling a database with ${CALLS.toLocaleString('en')} calls`);
    await fillWithCalls(url);
    const slow = await readPages(url);
    await drop();
    if (slow.length > 0) throw new Error(`Over ${LIMIT_MS} ms: ${slow.join(', ')}.`);
  } finally {
    await postgres.stop();
  }
}

/** Prints how long each kind of page takes, and returns those that take too long. */
async function readPages(url: string): Promise<string[]> {
  const { database, close } = connect(url);
  const slow: string[] = [];
  // Connects, which is not what is measured.
  await listCalls(database, {}, 1);
  console.log(`${'page of calls'.padEnd(30)}    p50 ms    p99 ms   (limit ${LIMIT_MS} ms)`);
  for (const [name, draw] of Object.entries(PAGES)) {
    const readings: number[] = [];
    for (let n = 0; n < READINGS; n += 1) {
      const filter = draw();
      const startedAt = performance.now();
      await listCalls(database, filter, ROWS);
      readings.push(performance.now() - startedAt);
    }
    const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => percentile(readings, share));
    console.log(`${name.padEnd(30)} ${p50.toFixed(1).padStart(9)} ${p99.toFixed(1).padStart(9)}`);
    if (p99 > LIMIT_MS) slow.push(name);
  }
  await close();
  return slow;
}
