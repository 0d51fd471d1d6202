/** What the agent does when the caller speaks while it does. */
export type Yield =
  /** Stops, ready to go on. */
  | 'pause'
  /** Goes on where it was: the caller only nodded. */
  | 'resume'
  /** Gives up the rest: the caller has something to say. */
  | 'stop';

/**
 * Callers nod with a word or two, of half a second at most ("mm-hm", "yeah", "go on"); who speaks for
 * longer wants the floor, whatever the words are.
 */
const LONGEST_NOD_MS = 750;
/** Silence after which a nod is over: longer than the closure of a consonant. */
const NODDED_AFTER_MS = 130;

/**
 * Decides, from the caller's voice and words, what becomes of an agent that is spoken over. It stops
 * at once, because a caller who interrupts must be heard at once, and goes on when it was a nod. Times
 * are milliseconds on any clock.
 */
export class Overlap {
  readonly #mayBeNod: (said: string) => boolean;
  readonly #noticedAfterMs: number;
  #state: 'none' | 'heard' | 'paused' | 'stopped' = 'none';
  #startedAtMs = 0;
  #voicedAtMs = 0;

  /**
   * @param mayBeNod - whether words so far can still turn out to be one
   * @param noticedAfterMs - shorter sounds are none of a caller's
   */
  constructor(mayBeNod: (said: string) => boolean, noticedAfterMs: number) {
    this.#mayBeNod = mayBeNod;
    this.#noticedAfterMs = noticedAfterMs;
  }

  /** Whether the agent has been spoken over in this turn of the caller, and has not gone on. */
  get isActive(): boolean {
    return this.#state !== 'none';
  }

  /** Voice was heard while the agent was speaking, or had just stopped for it. */
  heardVoice(nowMs: number): Yield | null {
    this.#voicedAtMs = nowMs;
    if (this.#state === 'none') {
      this.#startedAtMs = nowMs;
      this.#state = 'heard';
    }
    const forMs = nowMs - this.#startedAtMs;
    if (this.#state === 'heard' && forMs >= this.#noticedAfterMs) {
      this.#state = 'paused';
      return 'pause';
    }
    return forMs > LONGEST_NOD_MS ? this.#stop() : null;
  }

  heardWords(said: string): Yield | null {
    return this.#mayBeNod(said) ? null : this.#stop();
  }

  /** To be asked as time passes without voice. */
  passed(nowMs: number): Yield | null {
    if (nowMs - this.#voicedAtMs < NODDED_AFTER_MS) return null;
    const wasPaused = this.#state === 'paused';
    if (this.#state !== 'stopped') this.#state = 'none';
    return wasPaused ? 'resume' : null;
  }

  /** The caller's turn is over. */
  ended(isNod: boolean): Yield | null {
    const wasPaused = this.#state === 'paused';
    const move = isNod ? null : this.#stop();
    this.#state = 'none';
    return isNod && wasPaused ? 'resume' : move;
  }

  #stop(): Yield | null {
    if (this.#state !== 'paused') return null;
    this.#state = 'stopped';
    return 'stop';
  }
}
