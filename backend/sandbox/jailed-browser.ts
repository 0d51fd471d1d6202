import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumCommand, launchChromium, pidFile, processOf } from './chromium.ts';
import type { Door } from './egress.ts';
import { endJail } from './end-jail.ts';
import { SandboxGone } from './sandbox.ts';

interface Options {
  executable: string | null;
  jail: readonly string[];
  door: Door;
  scriptPath: string;
  guard(processId: number, end: () => void): () => void;
}

/** A sandbox's browser, in a jail of its own: it needs system calls that code is not given. */
export class JailedBrowser {
  readonly #options: Options;
  #started: Promise<Browser> | null = null;
  #isOver = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The browser, started anew when it has crashed. @throws SandboxGone */
  async get(): Promise<Browser> {
    if (this.#isOver) throw new SandboxGone('The sandbox has ended.');
    this.#started ??= this.#start();
    return this.#started;
  }

  /** Ends it, also while it starts. */
  async close(): Promise<void> {
    this.#isOver = true;
    const { scriptPath } = this.#options;
    // Not by Playwright: that takes longer, and ends only the outermost process when it must.
    while (this.#started !== null) {
      endJail(await processOf(scriptPath));
      await sleep(10);
    }
    const files = [scriptPath, pidFile(scriptPath)];
    await Promise.all(files.map((path) => rm(path, { force: true })));
  }

  async #start(): Promise<Browser> {
    const { executable, jail, door, scriptPath, guard } = this.#options;
    try {
      const inside = await door.wrap(chromiumCommand(executable), { unixSockets: true });
      const browser = await launchChromium([...jail, ...inside], scriptPath, door);
      const processId = await processOf(scriptPath);
      const unguard = guard(processId ?? 0, () => endJail(processId));
      browser.on('disconnected', () => {
        unguard();
        this.#started = null;
      });
      return browser;
    } catch (error) {
      this.#started = null;
      const [firstLine] = (error as Error).message.split('\n');
      throw new SandboxGone(`The browser did not start: ${firstLine}`);
    }
  }
}
