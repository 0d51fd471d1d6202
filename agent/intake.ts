/**
 * Whether a worker takes calls. The SDK knows no way back from its own draining, hence this one: a
 * worker that shows itself full is offered nothing, until it shows that it has room.
 */
export class Intake {
  readonly #maxCalls: number;
  #stopped = false;
  #drainWanted = false;
  /** As LiveKit was told last. */
  #shownOpen = true;

  /** @param maxCalls - how many at once */
  constructor(maxCalls: number) {
    this.#maxCalls = maxCalls;
  }

  get isOpen(): boolean {
    return !this.#stopped && !this.#drainWanted;
  }

  /** The worker was told to end. */
  get isStopping(): boolean {
    return this.#stopped;
  }

  /** Whether LiveKit offers calls: that they are taken again it learns some seconds later. */
  get isOffered(): boolean {
    return this.isOpen && this.#shownOpen;
  }

  /** The worker ends: it takes no call any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** An operator wants it to take none for now, or to take calls again. */
  wantDrain(wanted: boolean): void {
    this.#drainWanted = wanted;
  }

  /**
   * Load as LiveKit is told now, where 1 is full. It is the share of calls taken, not CPU: a busy
   * neighbour must not turn callers away.
   */
  load(activeCalls: number): number {
    this.#shownOpen = this.isOpen;
    return this.isOpen ? activeCalls / this.#maxCalls : 1;
  }
}
