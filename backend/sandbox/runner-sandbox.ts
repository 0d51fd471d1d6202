import type { Browser } from 'playwright-core';
import type { Door } from './egress.ts';
import { Pages } from './pages.ts';
import type { Runner } from './runner.ts';
import type { Command, SandboxPolicy, UnassignedSandbox } from './sandbox.ts';
import { sharedFiles } from './shared-files.ts';

interface Parts {
  id: string;
  runner: Runner;
  code: {
    open(hosts: readonly string[]): void | Promise<void>;
    close(): Promise<void>;
  };
  web: Door;
  browser: { get(): Promise<Browser>; close(): Promise<void> };
}

/** One call's sandbox: a runner for code and files, a browser, and a way out for each. */
export class RunnerSandbox implements UnassignedSandbox {
  readonly id: string;
  readonly #parts: Parts;
  readonly #pages: Pages;
  #disposed: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#pages = new Pages(() => parts.browser.get());
  }

  get ended(): Promise<void> {
    return this.#parts.runner.ended;
  }

  async assign(policy: SandboxPolicy, sharedFolder: string | null): Promise<void> {
    const { runner, code, web } = this.#parts;
    await code.open(policy.codeHosts);
    web.open(policy.webHosts);
    if (sharedFolder === null) return;
    for await (const { path, content } of sharedFiles(sharedFolder)) {
      await runner.writeFile(`shared/${path}`, content, true);
    }
  }

  run(command: Command, signal: AbortSignal) {
    return this.#parts.runner.run({ op: 'run', ...command }, signal);
  }

  python(code: string, limits: Pick<Command, 'timeoutMs' | 'maxOutputBytes'>, signal: AbortSignal) {
    return this.#parts.runner.run({ op: 'python', code, ...limits }, signal);
  }

  readFile(path: string, maxBytes: number) {
    return this.#parts.runner.readFile(path, maxBytes);
  }

  writeFile(path: string, content: Uint8Array) {
    return this.#parts.runner.writeFile(path, content);
  }

  listFiles(path: string, maxEntries: number) {
    return this.#parts.runner.listFiles(path, maxEntries);
  }

  browser() {
    return this.#parts.browser.get();
  }

  page(language: string) {
    return this.#pages.take(language);
  }

  preparePage(language: string) {
    return this.#pages.prepare(language);
  }

  fetch(url: string, init: { headers?: Record<string, string>; signal: AbortSignal }) {
    return this.#parts.web.fetch(url, init);
  }

  dispose(): Promise<void> {
    const { runner, code, web, browser } = this.#parts;
    this.#disposed ??= (async () => {
      runner.kill();
      await Promise.all([runner.ended, browser.close(), code.close(), web.close()]);
    })();
    return this.#disposed;
  }
}
