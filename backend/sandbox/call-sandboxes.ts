import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxPool } from './pool.ts';
import {
  type Sandbox,
  SandboxGone,
  type SandboxPolicy,
  type UnassignedSandbox,
} from './sandbox.ts';

/** The caller is greeted first: a page, and a browser where the pool had none, take a processor. */
const PAGE_AFTER_MS = 2_500;

/** What a call's sandbox is to be like. */
export interface SandboxPlan {
  policy: SandboxPolicy;
  /** The agent's files, of which it gets copies. */
  sharedFolder: string | null;
  /** Of the page that is made ready in a browser before it is asked for; null: none is. */
  pageLanguage: string | null;
}

/**
 * What became of a call's sandbox: taken from the pool, started cold, could not be had, or ended while
 * the call had it. `ms`: what getting it took, or how long it was had.
 */
export interface SandboxReport {
  callId: string;
  what: 'pooled' | 'cold' | 'failed' | 'lost';
  ms: number;
  error?: unknown;
}

interface Held {
  sandbox: Promise<UnassignedSandbox>;
  abort: AbortController;
  /** Null until the call has it. */
  hadAt: number | null;
}

interface Options {
  pool: SandboxPool;
  report(report: SandboxReport): void;
  /** A call has a sandbox, with what its agent lists. */
  onAssigned?(callId: string, policy: SandboxPolicy): void;
  now?(): number;
}

/** A sandbox for each call that wants one, from before its first task to its end. */
export class CallSandboxes {
  readonly #pool: SandboxPool;
  readonly #report: (report: SandboxReport) => void;
  readonly #onAssigned: (callId: string, policy: SandboxPolicy) => void;
  readonly #now: () => number;
  readonly #held = new Map<string, Held>();
  /** By sandboxes that a call has lost. */
  readonly #usedMs = new Map<string, number>();

  constructor({ pool, report, onAssigned = () => {}, now = () => performance.now() }: Options) {
    this.#pool = pool;
    this.#report = report;
    this.#onAssigned = onAssigned;
    this.#now = now;
  }

  /**
   * Gets a sandbox for the call, in the background. What fails is tried once more; if that fails too,
   * `get` tries again when there is work.
   */
  warm(callId: string, plan: SandboxPlan): void {
    if (this.#held.has(callId)) return;
    const { pageLanguage } = plan;
    const preparePage = async (sandbox: UnassignedSandbox) => {
      if (pageLanguage === null) return;
      await wait(PAGE_AFTER_MS, undefined, { ref: false });
      if (this.#held.has(callId)) await sandbox.preparePage(pageLanguage);
    };
    // Whoever needs the browser waits for it then, and hears why there is none.
    this.#hold(callId, plan, 2)
      .then(preparePage)
      .catch(() => {});
  }

  /**
   * The call's sandbox: the warm one, or a fresh one when there is none or it has ended. Whoever asks
   * for one releases the call afterwards.
   *
   * @throws SandboxGone when none is to be had
   */
  async get(callId: string, plan: SandboxPlan): Promise<Sandbox> {
    const held = this.#held.get(callId);
    const warmed = held && (await held.sandbox.catch(() => null));
    if (warmed) return warmed;
    try {
      return await (this.#held.get(callId)?.sandbox ?? this.#hold(callId, plan, 1));
    } catch (error) {
      if (error instanceof SandboxGone) throw error;
      throw new SandboxGone(`No sandbox is to be had: ${(error as Error).message}`);
    }
  }

  /** Ends the call's sandbox. @returns for how many ms the call had one; 0 when it had none */
  async release(callId: string): Promise<number> {
    const held = this.#held.get(callId);
    const usedMs = (this.#usedMs.get(callId) ?? 0) + (held ? this.#timeHad(held) : 0);
    this.#usedMs.delete(callId);
    if (held) {
      this.#held.delete(callId);
      held.abort.abort(new SandboxGone('The call has ended.'));
      const sandbox = await held.sandbox.catch(() => null);
      await sandbox?.dispose();
    }
    return Math.round(usedMs);
  }

  /** The calls that have a sandbox. */
  held(): string[] {
    return [...this.#held.keys()];
  }

  async close(): Promise<void> {
    await Promise.all(this.held().map((callId) => this.release(callId)));
  }

  #hold(callId: string, plan: SandboxPlan, attempts: number): Promise<UnassignedSandbox> {
    const abort = new AbortController();
    const startedAt = this.#now();
    const start = async (): Promise<UnassignedSandbox> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { sandbox, what } = await this.#obtain(plan, abort.signal);
          this.#report({ callId, what, ms: this.#now() - startedAt });
          this.#onAssigned(callId, plan.policy);
          return sandbox;
        } catch (error) {
          if (attempt < attempts && !abort.signal.aborted) continue;
          throw error;
        }
      }
    };
    const held: Held = { sandbox: start(), abort, hadAt: null };
    this.#held.set(callId, held);
    held.sandbox.then(
      (sandbox) => {
        held.hadAt = this.#now();
        void sandbox.ended.then(() => this.#lose(callId, held));
      },
      (error: unknown) => {
        if (!this.#forget(callId, held)) return;
        this.#report({ callId, what: 'failed', ms: this.#now() - startedAt, error });
      },
    );
    return held.sandbox;
  }

  async #obtain(plan: SandboxPlan, signal: AbortSignal) {
    const pooled = this.#pool.take();
    const sandbox = pooled ?? (await this.#pool.start({ browser: false }, signal));
    try {
      await sandbox.assign(plan.policy, plan.sharedFolder);
      signal.throwIfAborted();
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
    return { sandbox, what: pooled === null ? ('cold' as const) : ('pooled' as const) };
  }

  #lose(callId: string, held: Held): void {
    if (!this.#forget(callId, held)) return;
    const ms = this.#timeHad(held);
    this.#usedMs.set(callId, (this.#usedMs.get(callId) ?? 0) + ms);
    this.#report({ callId, what: 'lost', ms });
    void held.sandbox.then((sandbox) => sandbox.dispose());
  }

  /** @returns false when the call has released it before */
  #forget(callId: string, held: Held): boolean {
    return this.#held.get(callId) === held && this.#held.delete(callId);
  }

  #timeHad({ hadAt }: Held): number {
    return hadAt === null ? 0 : this.#now() - hadAt;
  }
}
