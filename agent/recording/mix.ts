import { Arrivals } from './arrivals.ts';
import { Channel } from './channel.ts';
import { type Clock, toSamples } from './clock.ts';

interface Pause {
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

/** Both sides of a call on one timeline: left the caller, right the agent. */
export class Mix {
  readonly agent = new Channel();
  readonly #caller = new Channel();
  readonly #arrivals = new Arrivals(this.#caller);
  readonly #operators = new Arrivals(this.agent);
  readonly #now: Clock;
  #pauses: Pause[] = [];
  #taken = 0;

  constructor(now: Clock) {
    this.#now = now;
  }

  /** Audio of the caller that has just arrived. */
  heard(samples: Int16Array): void {
    this.#arrivals.add(samples, this.#now());
  }

  /** Audio that has just arrived of an operator, who speaks in the agent's place. */
  spoken(samples: Int16Array): void {
    this.#operators.add(samples, this.#now());
  }

  /** Silence on both sides from now on: time goes on, so that what follows stays in its place. */
  pause(): void {
    this.#pauses.push({ from: toSamples(this.#now()), to: null });
  }

  resume(): void {
    const last = this.#pauses.at(-1);
    if (last) last.to ??= toSamples(this.#now());
  }

  get paused(): boolean {
    return this.#pauses.at(-1)?.to === null;
  }

  /**
   * Takes out what has not been taken yet, up to `lagMs` ago. With a lag shorter than the look-ahead
   * of `Arrivals`, the last of the caller's audio is left out.
   */
  take(lagMs: number): [left: Float32Array, right: Float32Array] {
    this.#settle(this.#now());
    return this.#takeTo(toSamples(this.#now() - lagMs));
  }

  /** Takes out all there is. */
  end(): [left: Float32Array, right: Float32Array] {
    this.#settle(Number.POSITIVE_INFINITY);
    return this.#takeTo(toSamples(this.#now()));
  }

  #settle(nowMs: number): void {
    for (const arrivals of [this.#arrivals, this.#operators]) arrivals.settle(nowMs);
  }

  #takeTo(end: number): [left: Float32Array, right: Float32Array] {
    const from = this.#taken;
    const left = this.#caller.take(end);
    const right = this.agent.take(end);
    this.#taken = from + left.length;
    for (const pause of this.#pauses) {
      const [start, stop] = [pause.from - from, (pause.to ?? Number.POSITIVE_INFINITY) - from];
      for (const channel of [left, right]) channel.fill(0, Math.max(0, start), Math.max(0, stop));
    }
    this.#pauses = this.#pauses.filter(({ to }) => to === null || to > this.#taken);
    return [left, right];
  }
}
