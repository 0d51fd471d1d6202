import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Egress } from './egress.ts';
import { endJail } from './end-jail.ts';
import { JAIL_ENV, jail } from './jail.ts';
import { JailedBrowser } from './jailed-browser.ts';
import { MemoryGuard } from './memory-guard.ts';
import { Runner } from './runner.ts';
import { RunnerSandbox } from './runner-sandbox.ts';
import { createRuntimeFolder, type RuntimeFolder, sweepRuntimeFolders } from './runtime-folder.ts';
import type { SandboxDriver, UnassignedSandbox } from './sandbox.ts';
import { warmBrowser } from './warm-browser.ts';

export interface BubblewrapOptions {
  /** What of this machine or its network agents may list, such as `127.0.0.1:8099`. */
  privateHosts: readonly string[];
  /** Path of Chromium; null: what the machine has. */
  chromium: string | null;
  workspaceMb: number;
  /** Of all processes of one sandbox; the browser has as much again for itself, twice. */
  memoryMb: number;
}

interface Base {
  folder: RuntimeFolder;
  egress: Egress;
}

/**
 * Sandboxes of this machine's own kernel. Two layers: the jail (`jail.ts`) decides which files there
 * are, and the sandbox runtime in it (`egress.ts`) what may be reached over the network and asked of
 * the kernel.
 */
export class BubblewrapDriver implements SandboxDriver {
  readonly name = 'bubblewrap';
  readonly #options: BubblewrapOptions;
  readonly #guard = new MemoryGuard();
  #base: Promise<Base> | null = null;

  constructor(options: BubblewrapOptions) {
    this.#options = options;
  }

  async start(wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    const { folder, egress } = await this.#ready();
    signal.throwIfAborted();
    const id = randomUUID();
    const [code, web] = [egress.door(), egress.door()];
    const { memoryMb } = this.#options;
    const browser = new JailedBrowser({
      executable: this.#options.chromium,
      jail: this.#jail(folder, []),
      door: web,
      scriptPath: join(folder.path, `${id}.sh`),
      guard: (processId, end) => this.#guard.add({ processId, limitMb: 2 * memoryMb, end }),
    });
    const inside = await code.wrap(`exec python3 -I -B ${folder.runner}`, {
      unixSockets: false,
    });
    const [program = '', ...rest] = [...this.#jail(folder, [folder.runner]), ...inside];
    const child = spawn(program, rest, { env: JAIL_ENV, stdio: 'pipe' });
    const { pid: processId } = child;
    const runner = new Runner(child, () => endJail(processId));
    if (processId !== undefined) {
      const unguard = this.#guard.add({
        processId,
        limitMb: memoryMb,
        end: () => runner.kill(),
      });
      void runner.ended.then(unguard);
    }
    const sandbox = new RunnerSandbox({ id, runner, code, web, browser });
    try {
      await Promise.all([runner.ready(signal), wanted.browser && warmBrowser(sandbox)]);
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

  async close(): Promise<void> {
    const base = await this.#base?.catch(() => null);
    if (!base) return;
    await base.egress.stop();
    await rm(base.folder.path, { recursive: true, force: true });
  }

  /** What all sandboxes share; made when the first one is, and again after a failure. */
  #ready(): Promise<Base> {
    const base = this.#base ?? this.#prepare();
    this.#base = base;
    base.catch(() => {
      this.#base = null;
    });
    return base;
  }

  async #prepare(): Promise<Base> {
    const folder = await createRuntimeFolder();
    const { privateHosts } = this.#options;
    const egress = await Egress.start({
      privateHosts,
      seccompPath: folder.seccomp,
      folder: folder.path,
    });
    return { folder, egress };
  }

  #jail({ seccomp, hostsFile }: RuntimeFolder, readOnly: readonly string[]): string[] {
    const { workspaceMb } = this.#options;
    return jail({
      workspaceMb,
      hostsFile,
      readOnly: [seccomp, Egress.socketPath(), ...readOnly],
    });
  }
}
