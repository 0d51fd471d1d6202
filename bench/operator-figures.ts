import { percentile } from '../backend/contract/percentile.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { type Ask, startBackend } from './backend-process.ts';
import { fillWithConversations } from './conversations.ts';
import { startPostgres } from './postgres.ts';
import { fillRollups } from './rollups.ts';

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
 * Asks the backend's API for what the page of figures shows, in a Postgres of its own.
 *
 * @throws Error when a p95 is over the limit
 */
export async function measureFigures(calls: number): Promise<void> {
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    console.error(`filling a database with ${calls.toLocaleString('en')} calls`);
    await fillWithConversations(url, calls);
    await fillRollups(url);
    const { ask, stop } = await startBackend(url);
    const slow = await readAll(ask);
    await stop();
    await drop();
    if (slow.length > 0) throw new Error(`Over ${LIMIT_MS} ms: ${slow.join(', ')}.`);
  } finally {
    await postgres.stop();
  }
}

/** Prints how long each answer takes, and returns those that take too long. */
async function readAll(ask: Ask): Promise<string[]> {
  const slow: string[] = [];
  console.log(`${'answer'.padEnd(30)}    p50 ms    p95 ms   (limit ${LIMIT_MS} ms)`);
  for (const [name, path] of Object.entries(ASKED)) {
    const readings: number[] = [];
    // The first of a kind has Postgres plan it, which is not what is measured.
    await ask(path);
    for (let n = 0; n < READINGS; n += 1) {
      const startedAt = performance.now();
      await ask(path);
      readings.push(performance.now() - startedAt);
    }
    const [p50 = 0, p95 = 0] = [0.5, 0.95].map((share) => percentile(readings, share));
    console.log(`${name.padEnd(30)} ${p50.toFixed(1).padStart(9)} ${p95.toFixed(1).padStart(9)}`);
    if (p95 > LIMIT_MS) slow.push(name);
  }
  return slow;
}
