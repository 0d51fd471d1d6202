/**
 * Tells how long a caller who has spoken can still be kept waiting, so that no provider is given up
 * before it must be. Times are milliseconds since the epoch.
 */
export class Patience {
  readonly #now: () => number;
  #isSpeaking = false;
  #spokeUntilMs = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  callerSpeaks(): void {
    this.#isSpeaking = true;
  }

  callerSpoke(untilMs: number): void {
    this.#isSpeaking = false;
    this.#spokeUntilMs = untilMs;
  }

  /**
   * @param withinMs - how long after the caller's last word something must have happened
   * @param leastMs - granted in any case, such as when nobody has asked anything
   */
  left(withinMs: number, leastMs: number): number {
    // The recogniser may be done before it is certain that the caller is.
    const untilMs = this.#isSpeaking ? this.#now() : this.#spokeUntilMs;
    return Math.max(leastMs, untilMs + withinMs - this.#now());
  }
}
