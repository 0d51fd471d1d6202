import type { Command } from './process-group.ts';

/** One process of the stack, as data. */
export interface Part extends Command {
  readonly name: string;
  /** Names of the parts that must be ready before this one starts. */
  readonly needs: readonly string[];
  /** Resolves when the part does its work; rejects with the reason why it does not yet. */
  readonly checkReady: () => Promise<void>;
  /** How it is asked to stop, and after how long it is killed. */
  readonly stop: { readonly signal: NodeJS.Signals; readonly graceMs: number };
}

/** When a part that died is started again, and when that is given up. */
export interface RestartPolicy {
  /** A part that is not ready within this is killed, and counts as died. */
  readonly readyWithinMs: number;
  readonly checkEveryMs: number;
  /** A part that dies before it has been ready for this long has failed quickly. */
  readonly quickMs: number;
  /** After as many quick failures in a row the stack stops. */
  readonly maxQuickFailures: number;
  /** The wait before the first restart; it doubles with each quick failure. */
  readonly backoffMs: number;
}

export const RESTART_POLICY: RestartPolicy = {
  readyWithinMs: 60_000,
  checkEveryMs: 50,
  quickMs: 10_000,
  maxQuickFailures: 5,
  backoffMs: 250,
};

/** What the supervisor has to say about a part, as it happens. */
export type PartEvent =
  | { readonly kind: 'ready'; readonly tookMs: number }
  | {
      readonly kind: 'died';
      readonly how: string;
      /** How often in a row it has died quickly, this time included. */
      readonly failures: number;
      readonly tail: readonly string[];
    }
  | { readonly kind: 'killed'; readonly afterMs: number };

/** A part died again and again, and with it the stack. */
export class PartFailed extends Error {
  override readonly name = 'PartFailed';
  readonly part: string;

  constructor(part: string, failures: number, logFile: string) {
    super(`${part} failed ${failures} times in a row. All that it printed is in ${logFile}.`);
    this.part = part;
  }
}
