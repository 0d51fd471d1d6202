import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { Pages } from '../../sandbox/pages.ts';
import type { Command, CommandResult, FileEntry, Sandbox } from '../../sandbox/sandbox.ts';

/** A folder that stands in for a sandbox: it holds what it is given, and keeps nothing in or out. */
export class FakeSandbox implements Sandbox {
  readonly id = randomUUID();
  readonly folder: string;
  readonly #end = Promise.withResolvers<void>();
  readonly ended = this.#end.promise;
  /** What `fetch` answers. */
  respond: (url: string) => Response = () => new Response('', { status: 404 });
  #browser: Promise<Browser> | undefined;
  readonly #pages = new Pages(() => this.browser());

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<FakeSandbox> {
    return new FakeSandbox(await mkdtemp(join(tmpdir(), 'switchboard-fake-')));
  }

  run({ argv, stdin, timeoutMs, maxOutputBytes }: Command): Promise<CommandResult> {
    const [program, ...args] = argv;
    return new Promise((resolve, reject) => {
      const env = { PATH: process.env.PATH };
      const child = spawn(program, args, { cwd: this.folder, env, timeout: timeoutMs });
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].on('data', (chunk) => {
          output[name] += chunk;
        });
      }
      child.on('error', reject);
      child.on('close', (exitCode, killed) => {
        const cut = Object.values(output).some((text) => text.length > maxOutputBytes);
        const stdout = output.stdout.slice(0, maxOutputBytes);
        const stderr = output.stderr.slice(0, maxOutputBytes);
        resolve({ exitCode, stdout, stderr, cut, timedOut: killed !== null });
      });
      // A command need not read what it is given: one that has ended breaks the pipe.
      child.stdin.on('error', () => undefined);
      child.stdin.end(stdin ?? '');
    });
  }

  python(code: string, limits: Pick<Command, 'timeoutMs' | 'maxOutputBytes'>) {
    return this.run({ argv: ['python3', '-'], stdin: code, ...limits });
  }

  async readFile(path: string, maxBytes: number) {
    const content = await readFile(join(this.folder, path));
    return { content: content.subarray(0, maxBytes), cut: content.length > maxBytes };
  }

  async writeFile(path: string, content: Uint8Array): Promise<void> {
    const whole = join(this.folder, path);
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(whole, content);
  }

  async listFiles(path: string, maxEntries: number) {
    const names = await readdir(join(this.folder, path), { recursive: true });
    const entries = await Promise.all(
      names.slice(0, maxEntries).map(async (name): Promise<FileEntry> => {
        const stat = await lstat(join(this.folder, path, name));
        const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
        return { path: name, kind, bytes: stat.size };
      }),
    );
    return { entries, cut: names.length > maxEntries };
  }

  browser(): Promise<Browser> {
    this.#browser ??= chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    return this.#browser;
  }

  page(language: string) {
    return this.#pages.take(language);
  }

  preparePage(language: string) {
    return this.#pages.prepare(language);
  }

  async fetch(url: string): Promise<Response> {
    return this.respond(url);
  }

  async dispose(): Promise<void> {
    await (await this.#browser)?.close();
    await rm(this.folder, { recursive: true, force: true });
    this.#end.resolve();
  }
}
