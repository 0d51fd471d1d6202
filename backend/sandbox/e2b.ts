import { readdir, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_TRAFFIC, Sandbox as CloudSandbox } from 'e2b';
import { E2bProcess } from './e2b-process.ts';
import { Egress } from './egress.ts';
import { isAlive } from './is-alive.ts';
import { noBrowser } from './no-browser.ts';
import { reachableHosts } from './reachable-hosts.ts';
import { Runner } from './runner.ts';
import { RunnerSandbox } from './runner-sandbox.ts';
import type { SandboxDriver, UnassignedSandbox } from './sandbox.ts';

export interface E2bOptions {
  apiKey: string;
  /** A template with bash, util-linux and python3, by its name or id. Its size is that of the sandboxes. */
  template: string;
  /** As in an agent's list: what of this machine may be reached, by `fetch`. */
  privateHosts: readonly string[];
}

/** E2B ends a sandbox by itself so long after it has last heard of us. */
const LEASE_MS = 5 * 60_000;
const RENEW_MS = 60_000;
const START_MS = 20_000;
const END_MS = 4_000;
const RUNNER = fileURLToPath(new URL('runner', import.meta.url));
/** In the home of the template's user, who may not become root. */
const COMMAND =
  'mkdir -p workspace && export WORKSPACE="$(realpath workspace)" && exec setpriv --no-new-privs python3 -I -B runner';

/**
 * Sandboxes of E2B's cloud, each a machine of its own. Code reaches the agent's hosts on ports 80 and
 * 443, as E2B lets it; pages are fetched by the backend, through the same proxy as ever. There is no
 * browser. What is private to this network is out of code's reach.
 */
export class E2bDriver implements SandboxDriver {
  readonly name = 'e2b';
  readonly #options: E2bOptions;
  #egress: Promise<Egress> | null = null;

  constructor(options: E2bOptions) {
    this.#options = options;
  }

  async start(_wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    signal.throwIfAborted();
    const { apiKey, template, privateHosts } = this.#options;
    this.#egress ??= Egress.start({ privateHosts });
    const egress = await this.#egress;
    // Not ended by the signal: what has been made by then would be left there until its lease ends.
    const cloud = await CloudSandbox.create(template, {
      apiKey,
      timeoutMs: LEASE_MS,
      requestTimeoutMs: START_MS,
      metadata: { switchboard: hostname(), process: String(process.pid) },
      network: { denyOut: [ALL_TRAFFIC], allowPublicTraffic: false },
    });
    const remote = new E2bProcess();
    const runner = new Runner(remote, () => remote.close());
    const ended = runner.ended.then(lease(cloud));
    const sandbox = new RunnerSandbox({
      id: cloud.sandboxId,
      runner,
      code: { open: (hosts) => allow(cloud, hosts), close: () => ended },
      web: egress.door(),
      browser: noBrowser('E2B'),
    });
    try {
      await cloud.files.write(await runnerFiles(), { useOctetStream: true, signal });
      await remote.run(cloud, COMMAND, signal);
      await runner.ready(signal);
      return sandbox;
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  /** Ends those of processes of this machine that are no more; those of others end by their lease. */
  async sweep(): Promise<void> {
    const { apiKey } = this.#options;
    const query = { metadata: { switchboard: hostname() } };
    const pages = CloudSandbox.list({ apiKey, query, requestTimeoutMs: START_MS });
    while (pages.hasNext) {
      // Without the cloud there is nothing to sweep with, and calls are to be answered all the same.
      const found = await pages.nextItems().catch(() => null);
      if (found === null) return;
      const left = found.filter(({ metadata }) => !isAlive(Number(metadata.process)));
      const kills = left.map(({ sandboxId }) => CloudSandbox.kill(sandboxId, { apiKey }));
      await Promise.allSettled(kills);
    }
  }

  async close(): Promise<void> {
    const egress = await this.#egress?.catch(() => null);
    await egress?.stop();
  }
}

/** Keeps a sandbox until the function that it gives is called. */
function lease(cloud: CloudSandbox): () => Promise<void> {
  // One that cannot be renewed or ended is out of reach, and ends when its time is over.
  const dont = () => {};
  const renewal = setInterval(() => cloud.setTimeout(LEASE_MS).catch(dont), RENEW_MS).unref();
  return async () => {
    clearInterval(renewal);
    await cloud.kill({ requestTimeoutMs: END_MS }).catch(dont);
  };
}

/** @throws Error when a host has a port: E2B judges by host alone */
async function allow(cloud: CloudSandbox, hosts: readonly string[]): Promise<void> {
  const withPort = hosts.find((host) => /:\d+$/.test(host));
  if (withPort !== undefined) {
    throw new Error(
      `With SANDBOX=e2b an agent's codeHosts have no ports, as E2B opens 80 and 443 alone; "${withPort}" has one.`,
    );
  }
  const allowOut = reachableHosts(hosts, []);
  if (allowOut.length > 0) await cloud.updateNetwork({ allowOut, denyOut: [ALL_TRAFFIC] });
}

async function runnerFiles(): Promise<{ path: string; data: string }[]> {
  const names = (await readdir(RUNNER)).filter((name) => name.endsWith('.py'));
  return Promise.all(
    names.map(async (name) => ({
      path: `runner/${name}`,
      data: await readFile(join(RUNNER, name), 'utf8'),
    })),
  );
}
