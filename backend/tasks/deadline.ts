/** A clock that runs out once, and stands still while it is paused. */
export class Deadline {
  #leftMs: number;
  readonly #onOver: () => void;
  #timer: NodeJS.Timeout | undefined;
  #runningSince = 0;

  constructor(ms: number, onOver: () => void) {
    this.#leftMs = ms;
    this.#onOver = onOver;
    this.resume();
  }

  pause(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= Date.now() - this.#runningSince;
  }

  resume(): void {
    if (this.#timer !== undefined) return;
    this.#runningSince = Date.now();
    this.#timer = setTimeout(this.#onOver, Math.max(0, this.#leftMs));
  }
}
