import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BubblewrapSandbox } from './bubblewrap-sandbox.ts';
import { Egress } from './egress.ts';
import { JAIL_ENV, jail } from './jail.ts';
import { JailedBrowser } from './jailed-browser.ts';
import { MemoryGuard } from './memory-guard.ts';
import { Runner } from './runner.ts';
import { createRuntimeFolder, type RuntimeFolder, sweepRuntimeFolders } from './runtime-folder.ts';
import type { SandboxDriver, UnassignedSandbox } from './sandbox.ts';

export interface BubblewrapOptions {
  /** What of this machine or its network agents may list, such as `127.0.0.1:8099`. */
  privateHosts: readonly string[];
  /** Path or name of Chromium. */
  chromium: string;
  workspaceMb: number;
  /** Of all processes of one sandbox; the browser has as much again for itself, twice. */
  memoryMb: number;
}

/**
 * Sandboxes of this machine's own kernel. Two layers: the jail (`jail.ts`) decides which files there
 * are, and the sandbox runtime in it (`egress.ts`) what may be reached over the network and asked of
 * the kernel.
 */
export class BubblewrapDriver implements SandboxDriver {
  readonly name = 'bubblewrap';
  readonly #options: BubblewrapOptions;
  readonly #folder: RuntimeFolder;
  readonly #egress: Egress;
  readonly #guard = new MemoryGuard();

  private constructor(options: BubblewrapOptions, folder: RuntimeFolder, egress: Egress) {
    this.#options = options;
    this.#folder = folder;
    this.#egress = egress;
  }

  static async create(options: BubblewrapOptions): Promise<BubblewrapDriver> {
    const folder = await createRuntimeFolder();
    const egress = await Egress.start({
      privateHosts: options.privateHosts,
      seccompPath: folder.seccomp,
    });
    return new BubblewrapDriver(options, folder, egress);
  }

  async start(wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    signal.throwIfAborted();
    const id = randomUUID();
    const [code, web] = [this.#egress.door(), this.#egress.door()];
    const { memoryMb } = this.#options;
    const browser = new JailedBrowser({
      executable: this.#options.chromium,
      jail: this.#jail([]),
      door: web,
      scriptPath: join(this.#folder.path, `${id}.sh`),
      guard: (processId, end) => this.#guard.add({ processId, limitMb: 2 * memoryMb, end }),
    });
    const inside = await code.wrap(`exec python3 -I -B ${this.#folder.runner}`, {
      unixSockets: false,
    });
    const [program = '', ...rest] = [...this.#jail([this.#folder.runner]), ...inside];
    const child = spawn(program, rest, { env: JAIL_ENV, stdio: 'pipe' });
    const runner = new Runner(child);
    const { pid: processId } = child;
    if (processId !== undefined) {
      const unguard = this.#guard.add({
        processId,
        limitMb: memoryMb,
        end: () => runner.kill(),
      });
      void runner.ended.then(unguard);
    }
    const sandbox = new BubblewrapSandbox({ id, runner, code, web, browser });
    try {
      await Promise.all([runner.ready(signal), wanted.browser && sandbox.browser()]);
      signal.throwIfAborted();
      return sandbox;
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
  }

  sweep(): Promise<void> {
    return sweepRuntimeFolders();
  }

  /** Ends the proxy. The sandboxes have been disposed of before. */
  async close(): Promise<void> {
    await this.#egress.stop();
    await rm(this.#folder.path, { recursive: true, force: true });
  }

  #jail(readOnly: readonly string[]): string[] {
    return jail({
      workspaceMb: this.#options.workspaceMb,
      hostsFile: this.#folder.hostsFile,
      readOnly: [this.#folder.seccomp, Egress.socketPath(), ...readOnly],
    });
  }
}
