import type { SandboxDriver, SandboxPolicy, UnassignedSandbox } from '../sandbox.ts';

/** A sandbox that does nothing but begin and end. */
class FakeSandbox {
  readonly id: string;
  readonly #ended = Promise.withResolvers<void>();
  readonly ended = this.#ended.promise;
  assigned: { policy: SandboxPolicy; sharedFolder: string | null } | null = null;
  disposals = 0;
  readonly preparedPages: string[] = [];

  constructor(id: string) {
    this.id = id;
  }

  async assign(policy: SandboxPolicy, sharedFolder: string | null): Promise<void> {
    this.assigned = { policy, sharedFolder };
  }

  async preparePage(language: string) {
    this.preparedPages.push(language);
  }

  async dispose(): Promise<void> {
    this.disposals += 1;
    this.#ended.resolve();
  }

  /** Ends by itself. */
  die(): void {
    this.#ended.resolve();
  }
}

/** Makes sandboxes when it is told to: each start waits for `finish` or `fail`. */
export class FakeDriver implements SandboxDriver {
  readonly name = 'fake';
  readonly made: FakeSandbox[] = [];
  readonly #starting: PromiseWithResolvers<UnassignedSandbox>[] = [];
  /** Starts succeed at once. */
  isInstant = false;

  get starting(): number {
    return this.#starting.length;
  }

  start(_wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    const start = Promise.withResolvers<UnassignedSandbox>();
    this.#starting.push(start);
    signal.addEventListener('abort', () => start.reject(signal.reason));
    if (this.isInstant) this.finish();
    return start.promise;
  }

  /** The oldest start succeeds. */
  finish(): void {
    const sandbox = new FakeSandbox(String(this.made.length));
    this.made.push(sandbox);
    this.#starting.shift()?.resolve(sandbox as unknown as UnassignedSandbox);
  }

  fail(): void {
    this.#starting.shift()?.reject(new Error('no start'));
  }

  async sweep(): Promise<void> {}
  async close(): Promise<void> {}
}

/** Lets all that is due run. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
