import { type EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { splitLines } from './lines.ts';
import { type Command, type CommandResult, SandboxFileError, SandboxGone } from './sandbox.ts';

/** What holds the runner: a process here, or one elsewhere. Emits `close` or `error` at its end. */
export interface RunnerProcess extends EventEmitter {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** What runs inside is not trusted to end in time: a runner that is silent for so much longer is given up. */
const GRACE_MS = 3_000;
const READY_MS = 20_000;
const FILE_WORK_MS = 10_000;
/** A command's two outputs or a file, in JSON. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

const commandResult = z.object({
  exitCode: z.int().nullable(),
  stdout: z.string(),
  stderr: z.string(),
  cut: z.boolean(),
  timedOut: z.boolean(),
});
const fileContent = z.object({ content: z.base64(), cut: z.boolean() });
const fileList = z.object({
  entries: z.array(
    z.object({ path: z.string(), kind: z.enum(['file', 'folder', 'other']), bytes: z.number() }),
  ),
  cut: z.boolean(),
});
const answer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), result: z.unknown() }),
  z.object({ id: z.int(), error: z.string() }),
]);

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Speaks with the runner (`runner/`) inside a sandbox, over the pipes of the process that holds it. */
export class Runner {
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #process: RunnerProcess;
  readonly #kill: () => void;
  readonly #pending = new Map<number, Pending>();
  readonly #ready = Promise.withResolvers<void>();
  #lastId = 0;
  #stderr = '';
  #isOver = false;

  /** @param kill - ends the process, and with it all that runs in the sandbox */
  constructor(child: RunnerProcess, kill: () => void) {
    this.#process = child;
    this.#kill = kill;
    this.ended = Promise.race([once(child, 'close'), once(child, 'error')]).then(
      ([cause]: unknown[]) => this.#end(cause),
      (cause: unknown) => this.#end(cause),
    );
    this.#ready.promise.catch(() => {});
    // A write to a process that has just ended fails here; `ended` tells the rest.
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = `${this.#stderr}${chunk}`.slice(-2_000);
    });
    splitLines(
      child.stdout,
      MAX_ANSWER_BYTES,
      (line) => this.#receive(line),
      () => this.kill(),
    );
  }

  /** @throws SandboxGone with what the process had to say, when it does not come up */
  async ready(signal: AbortSignal): Promise<void> {
    const kill = () => this.kill();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(READY_MS)]);
    limit.addEventListener('abort', kill);
    try {
      await this.#ready.promise;
    } finally {
      limit.removeEventListener('abort', kill);
    }
  }

  /** Runs a command, or Python when it is code. @throws SandboxGone */
  async run(
    work: ({ op: 'run' } & Command) | ({ op: 'python'; code: string } & Omit<Command, 'argv'>),
    signal: AbortSignal,
  ): Promise<CommandResult> {
    signal.throwIfAborted();
    const { id, result } = this.#ask(work, work.timeoutMs + GRACE_MS);
    const cancel = () => this.#send({ op: 'cancel', target: id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const finished = commandResult.parse(await result);
      signal.throwIfAborted();
      return finished;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async readFile(path: string, maxBytes: number) {
    const { content, cut } = fileContent.parse(await this.#work({ op: 'read', path, maxBytes }));
    return { content: Buffer.from(content, 'base64'), cut };
  }

  async writeFile(path: string, content: Uint8Array, readOnly = false): Promise<void> {
    const encoded = Buffer.from(content).toString('base64');
    await this.#work({ op: 'write', path, content: encoded, readOnly });
  }

  async listFiles(path: string, maxEntries: number) {
    return fileList.parse(await this.#work({ op: 'list', path, maxEntries }));
  }

  /** Ends the sandbox. */
  kill(): void {
    if (!this.#isOver) this.#kill();
  }

  #work(request: { op: 'read' | 'write' | 'list'; path: string; [field: string]: unknown }) {
    return this.#ask(request, FILE_WORK_MS).result;
  }

  #ask(request: object, timeoutMs: number): { id: number; result: Promise<unknown> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    if (this.#isOver) reject(this.#gone());
    else {
      const timer = setTimeout(() => this.kill(), timeoutMs);
      promise.finally(() => clearTimeout(timer)).catch(() => {});
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, ...request });
    }
    return { id, result: promise };
  }

  #send(request: object): void {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
  }

  #receive(line: string): void {
    const parsed = answer.safeParse(parseJson(line));
    if (!parsed.success) {
      // The runner does not speak like that: something inside has got hold of its pipes.
      this.kill();
    } else if ('ready' in parsed.data) {
      this.#ready.resolve();
    } else {
      const pending = this.#pending.get(parsed.data.id);
      this.#pending.delete(parsed.data.id);
      if ('error' in parsed.data) pending?.reject(new SandboxFileError(parsed.data.error));
      else pending?.resolve(parsed.data.result);
    }
  }

  #end(cause: unknown): void {
    this.#isOver = true;
    if (cause instanceof Error) this.#stderr += cause.message;
    for (const { reject } of this.#pending.values()) reject(this.#gone());
    this.#pending.clear();
    this.#ready.reject(this.#gone());
  }

  #gone(): SandboxGone {
    const said = this.#stderr.trim();
    return new SandboxGone(`The sandbox has ended${said === '' ? '.' : `: ${said}`}`);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
