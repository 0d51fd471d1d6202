import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { chromiumCommand, launchChromium } from './chromium.ts';
import type { Door } from './egress.ts';
import { SandboxGone } from './sandbox.ts';

interface Options {
  executable: string;
  jail: readonly string[];
  door: Door;
  scriptPath: string;
  guard(processId: number, end: () => void): () => void;
}

/** A sandbox's browser, in a jail of its own: it needs system calls that code is not given. */
export class JailedBrowser {
  readonly #options: Options;
  #started: Promise<{ browser: Browser; end: () => void }> | null = null;
  #isOver = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The browser, started anew when it has crashed. @throws SandboxGone */
  async get(): Promise<Browser> {
    if (this.#isOver) throw new SandboxGone('The sandbox has ended.');
    this.#started ??= this.#start();
    const { browser } = await this.#started;
    return browser;
  }

  async close(): Promise<void> {
    this.#isOver = true;
    const started = await this.#started?.catch(() => null);
    started?.end();
    await started?.browser.close().catch(() => {});
    const { scriptPath } = this.#options;
    await Promise.all([scriptPath, `${scriptPath}.pid`].map((path) => rm(path, { force: true })));
  }

  async #start() {
    const { executable, jail, door, scriptPath, guard } = this.#options;
    try {
      const inside = await door.wrap(chromiumCommand(executable), { unixSockets: true });
      const { browser, processId } = await launchChromium([...jail, ...inside], scriptPath, door);
      const end = () => killIfThere(processId);
      const unguard = guard(processId, end);
      browser.on('disconnected', () => {
        unguard();
        this.#started = null;
      });
      return { browser, end };
    } catch (error) {
      this.#started = null;
      const [firstLine] = (error as Error).message.split('\n');
      throw new SandboxGone(`The browser did not start: ${firstLine}`);
    }
  }
}

function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
