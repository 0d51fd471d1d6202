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
/** Silence after which a nod is over whose words are known: longer than the closure of a consonant. */
const NODDED_AFTER_MS = 100;
/**
 * The same while no words are known: longer than the comma in "wait, stop" (160 ms in the bench's
 * recordings), in which the agent would speak once more.
 */
const SILENT_AFTER_MS = 200;
/** Words of a sound are known so long after it at most; later ones are of another. */
const WORDS_WITHIN_MS = 1_500;

/**
 * Decides, from the caller's voice and words, what becomes of an agent that is spoken over. It stops
 * at once, because a caller who interrupts must be heard at once, and goes on when it was a nod. Times
 * are milliseconds on any clock.
 */
export class Overlap {
  readonly #isNod: (said: string) => boolean;
  readonly #mayBeNod: (said: string) => boolean;
  readonly #noticedAfterMs: number;
  #state: 'none' | 'heard' | 'paused' | 'resumed' | 'stopped' = 'none';
  #startedAtMs = 0;
  #voicedAtMs = 0;
  #silentAfterMs = SILENT_AFTER_MS;

  /**
   * @param nod - whether words are one, and whether words so far can still turn out to be one
   * @param noticedAfterMs - shorter sounds are none of a caller's
   */
  constructor(
    nod: { is(said: string): boolean; mayBecome(said: string): boolean },
    noticedAfterMs: number,
  ) {
    this.#isNod = nod.is;
    this.#mayBeNod = nod.mayBecome;
    this.#noticedAfterMs = noticedAfterMs;
  }

  /** Whether the agent has been spoken over in this turn of the caller, and has not gone on. */
  get isActive(): boolean {
    return this.#state !== 'none' && this.#state !== 'resumed';
  }

  /** Voice was heard while the agent was speaking, or had just stopped for it. */
  heardVoice(nowMs: number): Yield | null {
    this.#voicedAtMs = nowMs;
    if (!this.isActive) {
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
    this.#silentAfterMs = this.#isNod(said) ? NODDED_AFTER_MS : SILENT_AFTER_MS;
    return this.#mayBeNod(said) ? null : this.#stop();
  }

  /** To be asked as time passes without voice. */
  passed(nowMs: number): Yield | null {
    const silentMs = nowMs - this.#voicedAtMs;
    if (silentMs < this.#silentAfterMs) return null;
    const isForgotten = this.#state === 'resumed' && silentMs > WORDS_WITHIN_MS;
    if (this.#state === 'heard' || isForgotten) this.#state = 'none';
    if (this.#state !== 'paused') return null;
    this.#state = 'resumed';
    return 'resume';
  }

  /** The caller's turn is over. */
  ended(isNod: boolean): Yield | null {
    const wasPaused = this.#state === 'paused';
    const move = isNod ? null : this.#stop();
    this.#state = 'none';
    this.#silentAfterMs = SILENT_AFTER_MS;
    return isNod && wasPaused ? 'resume' : move;
  }

  #stop(): Yield | null {
    if (this.#state !== 'paused' && this.#state !== 'resumed') return null;
    this.#state = 'stopped';
    return 'stop';
  }
}
