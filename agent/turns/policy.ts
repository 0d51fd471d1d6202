import type { Completeness } from './completeness.ts';
import { Pauses } from './pauses.ts';
import { type TurnTiming, waitFor } from './timing.ts';
import { sameWords } from './words.ts';

/** What is to be done about the caller's turn now. */
export type Decision =
  /** Look again after so long; null: when something more is heard. */
  | { do: 'wait'; forMs: number | null }
  /** Prepare the reply to this: it may be all that the caller says. */
  | { do: 'speculate'; text: string }
  /** The caller has finished, with these words. */
  | { do: 'end'; text: string };

/**
 * Silence after which a reply is prepared to words that may go on: longer than the closure of a
 * consonant (50 to 100 ms in running speech), so that not each word brings one.
 */
const SPECULATE_AFTER_MS = 96;
/** What a turn may cost besides its reply: prepared replies that are thrown away. */
const MAX_SPECULATIONS = 4;
/**
 * Recognisers give their final words some 250 ms after speech has ended. Interim ones that have not
 * changed for longer than this are taken for final.
 */
const STABLE_MS = 450;

/**
 * Who speaks again so soon after a turn was taken to be over was in the middle of it: nobody hears an
 * answer and replies to it in that time.
 */
const SAME_TURN_MS = 1_200;

/**
 * Decides when the caller has finished, from three sources: for how long it has been silent (the
 * voice activity detector), how what was said so far reads (the recogniser), and how it sounded
 * (the end-of-turn model). Times are milliseconds on any clock; nothing here waits.
 */
export class TurnPolicy {
  readonly #judge: (said: string) => Completeness;
  readonly #timing: TurnTiming;
  readonly #pauses = new Pauses();
  #finals: string[] = [];
  #interim = '';
  /** When voice was last heard in this turn. */
  #voicedAtMs: number | null = null;
  /** The same of the turn before, for as long as this one has not begun. */
  #endedTurnVoicedAtMs: number | null = null;
  /** When the words last changed. */
  #changedAtMs = 0;
  /** How likely the turn sounded over, at the pause that goes on; null: not judged yet. */
  #probability: number | null = null;
  #speculated: string | null = null;
  #speculations = 0;

  constructor(judge: (said: string) => Completeness, timing: TurnTiming) {
    this.#judge = judge;
    this.#timing = timing;
  }

  /** All that the recogniser made of this turn so far. */
  get text(): string {
    return [...this.#finals, this.#interim].filter(Boolean).join(' ');
  }

  /** Voice was heard until now. */
  heardVoice(nowMs: number): void {
    const endedAtMs = this.#endedTurnVoicedAtMs;
    if (this.#voicedAtMs !== null) this.#pauses.learn(nowMs - this.#voicedAtMs);
    else if (endedAtMs !== null && nowMs - endedAtMs <= SAME_TURN_MS) {
      this.#pauses.learn(nowMs - endedAtMs);
    }
    this.#endedTurnVoicedAtMs = null;
    this.#voicedAtMs = nowMs;
    this.#probability = null;
  }

  /** The recogniser has words. Final ones stand; interim ones replace the interim ones before. */
  heardWords(words: string, isFinal: boolean, nowMs: number): void {
    const before = this.text;
    this.#voicedAtMs ??= nowMs;
    if (isFinal) {
      if (words !== '') this.#finals.push(words);
      this.#interim = '';
    } else {
      this.#interim = words;
    }
    if (!sameWords(before, this.text)) this.#changedAtMs = nowMs;
  }

  /** How likely the turn sounded over, from 0 to 1, when the caller fell silent. */
  heardEnding(probability: number): void {
    this.#probability = probability;
  }

  decide(nowMs: number): Decision {
    const { text } = this;
    if (text === '' || this.#voicedAtMs === null) return { do: 'wait', forMs: null };
    const completeness = this.#judge(text);
    const silentMs = nowMs - this.#voicedAtMs;
    if (this.#shouldSpeculate(text, completeness, silentMs)) {
      this.#speculated = text;
      this.#speculations += 1;
      return { do: 'speculate', text };
    }
    const waitMs = waitFor(completeness, this.#probability, this.#pauses.adapt(this.#timing));
    const isFinal = this.#interim === '';
    const settledInMs = isFinal ? 0 : STABLE_MS - (nowMs - this.#changedAtMs);
    const leftMs = Math.max(waitMs - silentMs, settledInMs);
    if (leftMs > 0) return { do: 'wait', forMs: this.#nextLook(leftMs, silentMs) };
    // Word for word what the reply was prepared to, where the recogniser only changed its spelling.
    const end = this.#speculated !== null && sameWords(this.#speculated, text);
    return { do: 'end', text: end ? (this.#speculated ?? text) : text };
  }

  /** Forgets the turn: it has ended, or was none. */
  reset(): void {
    this.#finals = [];
    this.#interim = '';
    this.#endedTurnVoicedAtMs = this.#voicedAtMs;
    this.#voicedAtMs = null;
    this.#probability = null;
    this.#speculated = null;
    this.#speculations = 0;
  }

  #shouldSpeculate(text: string, completeness: Completeness, silentMs: number): boolean {
    if (this.#speculations >= MAX_SPECULATIONS || completeness === 'unfinished') return false;
    if (this.#speculated !== null && sameWords(this.#speculated, text)) return false;
    return completeness === 'finished' || silentMs >= SPECULATE_AFTER_MS;
  }

  /** Nothing is decided before, unless something more is heard. */
  #nextLook(leftMs: number, silentMs: number): number {
    return silentMs < SPECULATE_AFTER_MS ? Math.min(leftMs, SPECULATE_AFTER_MS - silentMs) : leftMs;
  }
}
