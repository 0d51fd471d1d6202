import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { SandboxManager, type SandboxRuntimeConfig } from '@anthropic-ai/sandbox-runtime';
import { fetch as fetchThrough, ProxyAgent } from 'undici';
import { PRIVATE_RANGES, reachableHosts } from './reachable-hosts.ts';
import { EgressDenied } from './sandbox.ts';

/** One way out of a sandbox, closed until it is given hosts. */
export interface Door {
  /** What its user presents to the proxy. */
  readonly username: string;
  readonly password: string;
  /** The command that runs `command` in a network of its own, with the proxy as the only way out. */
  wrap(command: string, allowed: { unixSockets: boolean }): Promise<string[]>;
  open(hosts: readonly string[]): void;
  fetch(
    url: string,
    init: { headers?: Record<string, string>; signal: AbortSignal },
  ): Promise<Response>;
  close(): Promise<void>;
}

interface EgressOptions {
  /** What of this machine or its network agents may list, such as `127.0.0.1:8099`. */
  privateHosts: readonly string[];
  /** The helper that takes system calls away, where sandboxes see it. */
  seccompPath?: string;
  /** Where the proxy's socket is to be. */
  folder?: string;
}

/** A proxy of the installation would resolve names by itself, so that no address could be judged. */
const NO_PROXY = Object.fromEntries(
  ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].map(
    (name) => [name, undefined],
  ),
);

/**
 * The network of all sandboxes of this process: a proxy that lets each through to its own hosts only.
 * A name is resolved once and judged by its address, and that address is dialled; so neither a
 * redirect nor a name that changes its mind leads to this machine or its neighbours.
 */
export class Egress {
  readonly #config: SandboxRuntimeConfig;
  readonly #privateHosts: readonly string[];
  #wrapped: Promise<unknown> = Promise.resolve();

  private constructor(config: SandboxRuntimeConfig, privateHosts: readonly string[]) {
    this.#config = config;
    this.#privateHosts = privateHosts;
  }

  /** Starts the proxy. There is one in a process. */
  static async start({ privateHosts, seccompPath, folder }: EgressOptions): Promise<Egress> {
    const config: SandboxRuntimeConfig = {
      network: {
        allowedDomains: [],
        deniedDomains: [],
        deniedResolvedAddresses: PRIVATE_RANGES,
      },
      // Which files there are is decided by the jail around it.
      filesystem: { disabled: true, denyRead: [], allowWrite: [], denyWrite: [] },
      ...(seccompPath && { seccomp: { applyPath: seccompPath } }),
    };
    await keepingSignals(() =>
      withEnvironment({ ...NO_PROXY, ...(folder && { TMPDIR: folder }) }, () =>
        SandboxManager.initialize(config),
      ),
    );
    // Sandboxes run under user ids of their own. Whoever connects still has to present a door's name.
    if (process.platform === 'linux') await chmod(Egress.socketPath(), 0o666);
    return new Egress(config, privateHosts);
  }

  /** Leads to the proxy from inside a sandbox. */
  static socketPath(): string {
    const path = SandboxManager.getLinuxHttpSocketPath();
    if (path === undefined) throw new Error('The proxy of the sandboxes does not run.');
    return path;
  }

  door(): Door {
    // The name is all that tells one sandbox from another: it must not be guessed.
    const id = randomBytes(24).toString('base64url');
    const username = `srt.${Buffer.from(id).toString('base64')}`;
    const password = SandboxManager.getProxyAuthToken() ?? '';
    const agent = new ProxyAgent({
      uri: `http://127.0.0.1:${SandboxManager.getProxyPort()}`,
      token: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    });
    return {
      username,
      password,
      wrap: (command, allowed) => this.#wrap(id, command, allowed.unixSockets),
      open: (hosts) =>
        SandboxManager.registerCommandNetworkLists(id, {
          allowedDomains: reachableHosts(hosts, this.#privateHosts),
        }),
      fetch: (url, init) => fetchByProxy(agent, url, init),
      async close() {
        SandboxManager.unregisterCommandNetworkLists(id);
        await agent.destroy();
      },
    };
  }

  async stop(): Promise<void> {
    await SandboxManager.reset();
  }

  /** One at a time, as whether there are Unix sockets is set for the whole process. */
  #wrap(commandId: string, command: string, allowAllUnixSockets: boolean): Promise<string[]> {
    const { network } = this.#config;
    const wrapped = this.#wrapped.then(async () => {
      SandboxManager.updateConfig({
        ...this.#config,
        network: { ...network, allowAllUnixSockets },
      });
      const none = undefined;
      return SandboxManager.wrapWithSandboxArgv(command, none, none, none, '/', { commandId });
    });
    this.#wrapped = wrapped.catch(() => {});
    return wrapped.then(({ argv }) => argv.map(withJailsDevices));
  }
}

/**
 * Its own /dev would be a folder in memory without a limit; the jail's is read-only.
 *
 * @throws Error when the wrapped command looks different: better no sandbox than one with that hole
 */
function withJailsDevices(argument: string, index: number): string {
  if (index < 2) return argument;
  const [before, after, ...more] = argument.split(' --dev /dev ');
  if (after === undefined || more.length > 0) throw new Error('Unknown form of sandboxed command.');
  return `${before} --dev-bind /dev /dev ${after}`;
}

/** It would close at the first signal, when calls and their tasks have still to be brought to an end. */
async function keepingSignals(work: () => Promise<void>): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = new Set(signals.flatMap((name) => process.listeners(name)));
  await work();
  for (const name of signals) {
    for (const listener of process.listeners(name)) {
      if (!before.has(listener)) process.off(name, listener);
    }
  }
}

/** Sets variables of the environment while something is done; undefined: takes them away. */
async function withEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  work: () => Promise<void>,
): Promise<void> {
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  const kept = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(variables)) set(name, value);
  try {
    await work();
  } finally {
    for (const [name, value] of kept) set(name, value);
  }
}

async function fetchByProxy(
  dispatcher: ProxyAgent,
  url: string,
  init: { headers?: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  const { protocol, host } = new URL(url);
  const denied = new EgressDenied(
    `${host} is not among the hosts that may be reached, or leads to one that is not.`,
  );
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new EgressDenied(`Addresses begin with http:// or https://, not ${protocol}`);
  }
  try {
    const response = await fetchThrough(url, { ...init, dispatcher, redirect: 'follow' });
    if (!response.headers.has('x-proxy-error')) return response as unknown as Response;
    await response.body?.cancel();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  throw denied;
}

/** A tunnel that the proxy refused: undici says so somewhere among the causes. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /Proxy response \(403\)/.test(error.message) || isRefusal(error.cause);
}
