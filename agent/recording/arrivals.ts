import type { Channel } from './channel.ts';
import { SAMPLES_PER_MS, toSamples } from './clock.ts';

/** Longer than the stalls of a busy process, after which frames come in a burst. */
export const LOOK_AHEAD_MS = 500;
/** Smaller differences are jitter, and following them would be heard as clicks. */
const JITTER_MS = 20;

interface Frame {
  samples: Int16Array;
  arrivedMs: number;
  /** Its place in the stream, by the length of what came before. */
  mediaMs: number;
  /** By how much it came later than its place says. */
  delayMs: number;
}

/**
 * A live stream put on the recording's timeline. Its frames carry no time: how much sound came
 * before says where a frame belongs in the stream, and the least delayed of the frames that follow
 * says when that was. So a burst leaves no trace, while a stream that paused goes on in step.
 */
export class Arrivals {
  readonly #channel: Channel;
  #waiting: Frame[] = [];
  #mediaMs = 0;
  #offsetMs = Number.POSITIVE_INFINITY;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** @param arrivedMs - when the whole of it was there */
  add(samples: Int16Array, arrivedMs: number): void {
    const mediaMs = this.#mediaMs;
    this.#mediaMs += samples.length / SAMPLES_PER_MS;
    this.#waiting.push({ samples, arrivedMs, mediaMs, delayMs: arrivedMs - this.#mediaMs });
  }

  /** Places the frames that arrived `LOOK_AHEAD_MS` before `nowMs`. */
  settle(nowMs: number): void {
    while (true) {
      const [first] = this.#waiting;
      if (first === undefined || first.arrivedMs > nowMs - LOOK_AHEAD_MS) return;
      const least = Math.min(...this.#waiting.map(({ delayMs }) => delayMs));
      if (Math.abs(least - this.#offsetMs) > JITTER_MS) this.#offsetMs = least;
      this.#channel.place(toSamples(this.#offsetMs + first.mediaMs), first.samples);
      this.#waiting.shift();
    }
  }
}
