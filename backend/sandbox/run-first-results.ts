import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../log.ts';
import { ChangeGuard } from '../tools/browser/guard.ts';
import { snapshot } from '../tools/browser/snapshot.ts';
import type { SandboxPlan } from './call-sandboxes.ts';
import { SANDBOX_DEFAULTS } from './config.ts';
import { createSandboxes } from './create-sandboxes.ts';
import { below, childrenOfAll } from './processes.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * `node backend/sandbox/run-first-results.ts <rounds>`: prints as JSON what it takes from the start
 * of a task to its first tool result, in ms, and what a ready sandbox takes, in MB. For the benchmark.
 */
const rounds = Number(process.argv[2]);
const LANGUAGE = 'en';
const never = new AbortController().signal;
const log = createLog('silent');
const page = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<title>Orders</title><h1>Order 4711</h1>');
});
await once(page.listen(0, '127.0.0.1'), 'listening');
const host = `127.0.0.1:${(page.address() as AddressInfo).port}`;
const config = { ...SANDBOX_DEFAULTS, privateHosts: [host] };

const TOOLS = {
  async python(sandbox: Sandbox) {
    await sandbox.python('print(6 * 7)', { timeoutMs: 10_000, maxOutputBytes: 1_000 }, never);
  },
  async browser(sandbox: Sandbox) {
    const opened = await sandbox.page(LANGUAGE);
    await new ChangeGuard().watch(opened.context());
    await opened.goto(`http://${host}/`);
    await snapshot(opened);
    // After the result: nobody waits for it.
    opened
      .context()
      .close()
      .catch(() => {});
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function measure(tool: keyof typeof TOOLS) {
  const plan: SandboxPlan = {
    policy: { webHosts: [host], codeHosts: [] },
    sharedFolder: null,
    pageLanguage: tool === 'browser' ? LANGUAGE : null,
  };
  const use = TOOLS[tool];
  const tookMs = { cold: [] as number[], preWarmed: [] as number[], pooled: [] as number[] };
  const ownMs: number[] = [];

  const withoutPool = createSandboxes({ ...config, poolSize: 0 }, log);
  const { sandboxes } = withoutPool;
  const work = async () => use(await sandboxes.get('call', plan));
  // The proxy that all share starts with the first one.
  await work();
  await sandboxes.release('call');
  for (let round = 0; round < rounds; round += 1) {
    tookMs.cold.push(await timed(work));
    ownMs.push(await timed(work));
    await sandboxes.release('call');

    sandboxes.warm('call', plan);
    // As when the caller has heard the greeting.
    const sandbox = await sandboxes.get('call', plan);
    if (plan.pageLanguage !== null) await sandbox.preparePage(plan.pageLanguage);
    tookMs.preWarmed.push(await timed(work));
    await sandboxes.release('call');
  }
  await withoutPool.close();

  const pooled = createSandboxes(
    { ...config, poolSize: 1, poolBrowser: plan.pageLanguage !== null },
    log,
  );
  await pooled.start();
  for (let round = 0; round < rounds; round += 1) {
    await until(() => pooled.ready() === 1);
    tookMs.pooled.push(await timed(async () => use(await pooled.sandboxes.get('call', plan))));
    await pooled.sandboxes.release('call');
  }
  await until(() => pooled.ready() === 1);
  const memoryMb = await proportionalMb();
  await pooled.close();
  return { tool, tookMs, ownMs, memoryMb };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await once(AbortSignal.timeout(20), 'abort');
}

/** What all processes below this one take, pages that several share divided among them. */
async function proportionalMb(): Promise<number> {
  const ids = below(process.pid, childrenOfAll()).slice(1);
  const kilobytes = await Promise.all(
    ids.map(async (id) => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    }),
  );
  return kilobytes.reduce((sum, count) => sum + count, 0) / 1_024;
}

console.log(JSON.stringify([await measure('python'), await measure('browser')]));
page.close();
