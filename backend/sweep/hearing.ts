import { CALL_SILENT_MS } from '../contract/events.ts';

/** An outage this short, between two sweeps, makes no call look silent. */
const UNNOTICED_MS = CALL_SILENT_MS / 2;

/**
 * For how long this backend has been able to hear of calls. While it was down, or the database
 * was, all of them look silent, and none of them need be.
 */
export class Hearing {
  #since: Date | null = null;
  #last: Date | null = null;

  /** The database answers now. */
  works(now: Date): void {
    const gapMs = now.getTime() - (this.#last?.getTime() ?? Number.NEGATIVE_INFINITY);
    if (this.#since === null || gapMs > UNNOTICED_MS) this.#since = now;
    this.#last = now;
  }

  /** The database does not answer. */
  fails(): void {
    this.#since = null;
  }

  /** Whether a call that has not been heard of for `CALL_SILENT_MS` has truly been silent. */
  isReliable(now: Date): boolean {
    return this.#since !== null && now.getTime() - this.#since.getTime() >= CALL_SILENT_MS;
  }
}
