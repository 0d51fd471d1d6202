import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { FakeSandbox } from '../testing/fake-sandbox.ts';
import { standAtGate } from './gate.ts';
import { ChangeGuard } from './guard.ts';

/** What changes something, or carries a key. */
const received: string[] = [];
const site = createServer(({ method, url }, response) => {
  const line = `${method} ${url}`;
  if (/POST|key/.test(line)) received.push(line);
  response.setHeader('content-type', 'text/html').end('<p>Here.');
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const { port } = site.address() as AddressInfo;
const [host, otherHost] = [`127.0.0.1:${port}`, `localhost:${port}`];
const origin = `http://${host}`;

const sandbox = await FakeSandbox.create();
const guard = new ChangeGuard();
let page: Page;

beforeAll(async () => {
  // At the gate alone: nothing is taken from its pages, and Playwright asks nobody.
  await standAtGate(await sandbox.browser(), guard);
});
beforeEach(async () => {
  page = await (await sandbox.browser()).newPage();
  await page.goto(origin);
  received.length = 0;
});
afterEach(() => page.context().close());
afterAll(async () => {
  await sandbox.dispose();
  site.close();
});

const leaveAfter = async (script: string) => {
  await page.evaluate(script);
  await page.goto(`${origin}/left`);
};
/** What comes after it would have come before: requests of one browser to one host. */
const allArrived = async () => {
  const last = await (await sandbox.browser()).newPage();
  await last.goto(`${origin}/last`);
  await last.context().close();
};

it.each([
  ['a beacon', `navigator.sendBeacon('/x')`],
  ['a request that outlives it', `void fetch('/x', { method: 'POST', keepalive: true })`],
])('stops %s that a page sends as it is left', async (_, script) => {
  await leaveAfter(`addEventListener('pagehide', () => { ${script} })`);
  await allArrived();
  expect(received).toEqual([]);
});

it('stops what a worker sends', async () => {
  await page.evaluate(`new Promise((done) => {
    const code = "fetch('${origin}/x', { method: 'POST' }).catch(() => postMessage(0))";
    new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
  })`);
  expect(received).toEqual([]);
});

it('lets pass what a guard permits, until it no longer does', async () => {
  const send = () => page.evaluate(`fetch('/own', { method: 'POST' }).then(() => 1, () => 0)`);
  await guard.permit(origin, async () => {
    expect(await send()).toBe(1);
  });
  expect(await send()).toBe(0);
  expect(received).toEqual(['POST /own']);
});

it('lets no secret go to another host, though its page has gone', async () => {
  guard.bind('hunter22', host);
  await leaveAfter(`addEventListener('pagehide', () => {
    for (const to of ['${host}', '${otherHost}']) {
      void fetch('http://' + to + '/?key=hunter22', { mode: 'no-cors', keepalive: true });
    }
  })`);
  await vi.waitFor(() => expect(received).toContain('GET /?key=hunter22'), 10_000);
  await allArrived();
  expect(received).toHaveLength(1);
});
