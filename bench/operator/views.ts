import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../../local/browser.ts';
import type { Backend } from '../backend-process.ts';
import { readEach } from './readings.ts';

const LIMIT_MS = 1_000;
const VISITS = 10;

/** In the page: the time since the address was given once there is a heading, and nothing loading. */
const LOADED_AT = `document.querySelector('h1') !== null
  && document.querySelector('[role="status"][aria-label^="Loading"]') === null
  && performance.now()`;

/**
 * Opens each page of the operator's page in a Chromium that has never seen it, and measures until
 * everything that was loading is there.
 *
 * @returns what the pages asked the API for, as paths below /v1, and the names of those that took too long
 */
export async function readViews(backend: Backend): Promise<{ asked: string[]; slow: string[] }> {
  const pages = await pagesOf(backend);
  const asked = new Set<string>();
  const browser = await launchBrowser(process.env);
  const visits = Object.entries(pages).map(([name, path]) => [
    name,
    async () => ({ ms: await visit(browser, backend, path, asked) }),
  ]);
  const slow = await readEach(
    { heading: 'first view', limitMs: LIMIT_MS, times: VISITS },
    Object.fromEntries(visits),
  ).finally(() => browser.close());
  return { asked: [...asked], slow };
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
async function visit(
  browser: Browser,
  { url, headers }: Backend,
  path: string,
  asked: Set<string>,
): Promise<number> {
  // With a cache of its own, which is empty; the page's policy would keep the question below out.
  const page = await browser.newPage({
    baseURL: url,
    extraHTTPHeaders: headers,
    bypassCSP: true,
  });
  page.on('response', (answer) => {
    const { pathname, search } = new URL(answer.url());
    const isRead = answer.request().method() === 'GET' && pathname.startsWith('/v1/');
    // What is pushed has no end to wait for.
    if (isRead && answer.ok() && !pathname.endsWith('/live')) {
      asked.add(pathname.slice('/v1'.length) + search);
    }
  });
  try {
    await page.goto(path, { waitUntil: 'commit' });
    const loadedAt = await page.waitForFunction(LOADED_AT);
    return (await loadedAt.jsonValue()) as number;
  } finally {
    await page.close();
  }
}
