import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { percentile } from '../backend/contract/percentile.ts';
import { createTestDatabase } from '../db/test-database.ts';
import { launchBrowser } from '../local/browser.ts';
import { buildDashboard } from '../local/setup/dashboard.ts';
import { startBackend } from './backend-process.ts';
import { fillWithConversations } from './conversations.ts';
import { startPostgres } from './postgres.ts';
import { fillRollups } from './rollups.ts';

const LIMIT_MS = 1_000;
const VISITS = 10;

/** In the page: the time since the address was given once there is a heading, and nothing loading. */
const LOADED_AT = `document.querySelector('h1') !== null
  && document.querySelector('[role="status"][aria-label^="Loading"]') === null
  && performance.now()`;

type Backend = Awaited<ReturnType<typeof startBackend>>;

/**
 * Opens each page of the operator's page in a Chromium that has never seen it, and measures until
 * everything that was loading is there. The backend has a Postgres of its own with many calls.
 *
 * @throws Error when a page's p95 is over the limit
 */
export async function measureViews(calls: number): Promise<void> {
  await buildDashboard(process.cwd(), () => console.error('building the page'));
  const postgres = await startPostgres();
  try {
    const { url, drop } = await createTestDatabase(postgres.url);
    console.error(`filling a database with ${calls.toLocaleString('en')} calls`);
    await fillWithConversations(url, calls);
    await fillRollups(url);
    const backend = await startBackend(url);
    const browser = await launchBrowser(process.env);
    const slow = await visitAll(browser, backend).finally(async () => {
      await browser.close();
      await backend.stop();
    });
    await drop();
    if (slow.length > 0) throw new Error(`Over ${LIMIT_MS} ms: ${slow.join(', ')}.`);
  } finally {
    await postgres.stop();
  }
}

/** Prints how long each page takes, and returns those that take too long. */
async function visitAll(browser: Browser, backend: Backend): Promise<string[]> {
  const slow: string[] = [];
  console.log(`${'first view'.padEnd(20)}    p50 ms    p95 ms   (limit ${LIMIT_MS} ms)`);
  for (const [name, path] of Object.entries(await pagesOf(backend))) {
    const readings: number[] = [];
    // The first visit has Postgres plan its queries, which is not what is measured.
    await visit(browser, backend, path);
    for (let n = 0; n < VISITS; n += 1) readings.push(await visit(browser, backend, path));
    const [p50 = 0, p95 = 0] = [0.5, 0.95].map((share) => percentile(readings, share));
    console.log(`${name.padEnd(20)} ${p50.toFixed(0).padStart(9)} ${p95.toFixed(0).padStart(9)}`);
    if (p95 > LIMIT_MS) slow.push(name);
  }
  return slow;
}

async function pagesOf({ ask }: Backend): Promise<Record<string, string>> {
  const listed = z.object({ calls: z.array(z.object({ id: z.string() })) });
  const { calls } = listed.parse(await ask('/calls?limit=1&open=false'));
  return {
    Live: '/',
    Calls: '/calls',
    'Calls, searched': '/calls?q=order',
    'one call': `/calls/${calls[0]?.id}`,
    Agents: '/agents',
    'one agent': '/agents/agent-0',
    Numbers: '/numbers',
    Workers: '/workers',
    Figures: '/figures',
    Talk: '/talk',
    Settings: '/settings',
  };
}

/** How long a page took from its address to its last piece, in milliseconds. */
async function visit(browser: Browser, { url, headers }: Backend, path: string): Promise<number> {
  // With a cache of its own, which is empty; the page's policy would keep the question below out.
  const page = await browser.newPage({
    baseURL: url,
    extraHTTPHeaders: headers,
    bypassCSP: true,
  });
  try {
    await page.goto(path, { waitUntil: 'commit' });
    const loadedAt = await page.waitForFunction(LOADED_AT);
    return (await loadedAt.jsonValue()) as number;
  } finally {
    await page.close();
  }
}
