import { randomUUID } from 'node:crypto';
import { connect } from '../db/client.ts';
import { type CallFilter, listCalls } from '../db/queries/call-list.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { AGENTS, CALLS, fillWithCalls } from './million-calls.ts';
import { startPostgres } from './postgres.ts';
import { readEach, timed } from './readings.ts';

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
    await readPages(url);
    await drop();
  } finally {
    await postgres.stop();
  }
}

/** @throws Error when a page takes too long */
async function readPages(url: string): Promise<void> {
  const { database, close } = connect(url);
  // Connects, which is not what is measured.
  await listCalls(database, {}, 1);
  const pages = Object.entries(PAGES).map(([name, draw]) => [
    name,
    () => timed(() => listCalls(database, draw(), ROWS)),
  ]);
  await readEach(
    { heading: 'page of calls', share: 0.99, limitMs: LIMIT_MS, times: READINGS },
    Object.fromEntries(pages),
  ).finally(close);
}
