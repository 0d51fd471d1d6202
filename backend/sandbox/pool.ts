import type { SandboxDriver, UnassignedSandbox } from './sandbox.ts';

export interface PoolOptions {
  driver: SandboxDriver;
  /** How many are kept ready. */
  size: number;
  /** Whether those have a browser running. */
  browser: boolean;
  /** Nothing is made ready while so many calls wait for a start of theirs. */
  maxStartsAtOnce: number;
  /** One could not be made ready. It is tried again later. */
  onFailure(error: unknown): void;
}

/** A call that has just begun is to be greeted: what a start takes of the machine comes after. */
const AFTER_CALL_MS = 3_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

/** Sandboxes that are ready before a call needs one, made one at a time. */
export class SandboxPool {
  readonly #options: PoolOptions;
  readonly #ready: UnassignedSandbox[] = [];
  readonly #over = new AbortController();
  #starts = 0;
  #refilling: Promise<void> | null = null;
  #retry: { timer: NodeJS.Timeout; afterMs: number } | null = null;
  #pause: NodeJS.Timeout | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get readyCount(): number {
    return this.#ready.length;
  }

  /** Begins to fill it, in the background. */
  open(): void {
    this.#refill();
  }

  /** One that is ready, if any. */
  take(): UnassignedSandbox | null {
    this.#refillLater();
    return this.#ready.shift() ?? null;
  }

  /** Starts one past the pool, for whoever cannot wait. */
  async start(wanted: { browser: boolean }, signal: AbortSignal): Promise<UnassignedSandbox> {
    this.#starts += 1;
    try {
      return await this.#options.driver.start(wanted, AbortSignal.any([signal, this.#over.signal]));
    } finally {
      this.#starts -= 1;
      this.#refillLater();
    }
  }

  /** Ends those that are ready. None is started any more. */
  async close(): Promise<void> {
    this.#over.abort(new Error('The sandboxes are being closed.'));
    clearTimeout(this.#retry?.timer);
    clearTimeout(this.#pause ?? undefined);
    await this.#refilling;
    await Promise.all(this.#ready.splice(0).map((sandbox) => sandbox.dispose()));
  }

  #refillLater(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      this.#refill();
    }, AFTER_CALL_MS).unref();
  }

  #refill(): void {
    const { size, maxStartsAtOnce } = this.#options;
    const mustWait = this.#refilling !== null || this.#starts >= maxStartsAtOnce;
    if (this.#over.signal.aborted || mustWait || this.#ready.length >= size) return;
    this.#refilling = this.#add().then((isAdded) => {
      this.#refilling = null;
      if (isAdded) this.#refill();
    });
  }

  async #add(): Promise<boolean> {
    clearTimeout(this.#retry?.timer);
    const { driver, browser, onFailure } = this.#options;
    try {
      const sandbox = await driver.start({ browser }, this.#over.signal);
      this.#retry = null;
      this.#ready.push(sandbox);
      void sandbox.ended.then(() => this.#drop(sandbox));
      return true;
    } catch (error) {
      if (this.#over.signal.aborted) return false;
      onFailure(error);
      const afterMs = Math.min((this.#retry?.afterMs ?? FIRST_RETRY_MS / 2) * 2, LAST_RETRY_MS);
      this.#retry = { afterMs, timer: setTimeout(() => this.#refill(), afterMs).unref() };
      return false;
    }
  }

  /** It has ended: if it was still here, another one takes its place. */
  #drop(sandbox: UnassignedSandbox): void {
    const index = this.#ready.indexOf(sandbox);
    if (index < 0) return;
    this.#ready.splice(index, 1);
    void sandbox.dispose();
    this.#refill();
  }
}
