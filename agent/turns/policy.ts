import type { TurnTiming } from '../../backend/contract/turn-taking.ts';
import type { Completeness } from './completeness.ts';
import { Pauses } from './pauses.ts';
import { waitFor } from './timing.ts';
import { sameWords, withoutFirst } from './words.ts';

/** What is to be done about the caller's turn now. */
export type Decision =
  /** Look again after so long; null: when something more is heard. */
  | { do: 'wait'; forMs: number | null }
  /** Prepare the reply to this: it may be all that the caller says. */
  | { do: 'speculate'; text: string }
  /** The caller has finished, with these words. */
  | { do: 'end'; text: string };

/**
 * Silence after which a reply is prepared to words that may go on. The closure of a consonant is as
 * long (50 to 100 ms in running speech), so that some words bring one for nothing; the bench `turns`
 * has the reply 30 to 50 ms earlier for it than at twice the silence.
 */
const SPECULATE_AFTER_MS = 48;
/**
 * What a turn may cost besides its reply: prepared replies that are thrown away. Some to words that
 * sound finished while the caller may still be speaking, and more where a silence has begun, which is
 * where it pays.
 */
const MAX_SPECULATIONS = { speaking: 4, silent: 8 };
/**
 * Recognisers give their final words some 250 ms after speech has ended. Interim ones that came after
 * the caller's voice had ended, and to which nothing came for longer than this, are taken for final.
 */
const STABLE_MS = 450;
/** The same for interim words that came before it had ended, so that the last ones are missing. */
const OUTSTANDING_MS = 1_500;
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
  readonly #mayPrepare: (completeness: Completeness) => boolean;
  readonly #pauses = new Pauses();
  #finals: string[] = [];
  #interim = '';
  /** When voice was last heard in this turn. */
  #voicedAtMs: number | null = null;
  /** The same of the turn before, for as long as this one has not begun. */
  #endedTurnVoicedAtMs: number | null = null;
  /** When the recogniser last told anything. */
  #toldAtMs = 0;
  /** Interim words that a turn ended with; the final ones that are still to come repeat them. */
  #taken = '';
  /** Of the words so far; null: not judged yet. */
  #completeness: Completeness | null = null;
  /** How likely the turn sounded over, at the pause that goes on; null: not judged yet. */
  #probability: number | null = null;
  #speculated: string | null = null;
  #speculations = 0;

  /** @param mayPrepare - whether a reply to words that sound like that is worth what it may cost */
  constructor(
    judge: (said: string) => Completeness,
    timing: TurnTiming,
    mayPrepare: (completeness: Completeness) => boolean,
  ) {
    this.#judge = judge;
    this.#timing = timing;
    this.#mayPrepare = mayPrepare;
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
  heardWords(told: string, isFinal: boolean, nowMs: number): void {
    const words = withoutFirst(told, this.#taken);
    this.#toldAtMs = nowMs;
    this.#completeness = null;
    this.#interim = isFinal ? '' : words;
    if (!isFinal) return;
    this.#taken = '';
    if (words !== '') this.#finals.push(words);
  }

  /** How likely the turn sounded over, from 0 to 1, when the caller fell silent. */
  heardEnding(probability: number): void {
    this.#probability = probability;
  }

  decide(nowMs: number): Decision {
    const { text } = this;
    if (text === '') return { do: 'wait', forMs: null };
    // Words of which no voice was noticed.
    this.#voicedAtMs ??= this.#toldAtMs;
    // Asked thirty times a second, and mostly of the same words.
    this.#completeness ??= this.#judge(text);
    const completeness = this.#completeness;
    const silentMs = nowMs - this.#voicedAtMs;
    if (this.#shouldSpeculate(text, completeness, silentMs)) {
      this.#speculated = text;
      this.#speculations += 1;
      return { do: 'speculate', text };
    }
    const waitMs = waitFor(completeness, this.#probability, this.#pauses.adapt(this.#timing));
    const leftMs = Math.max(waitMs - silentMs, this.#settledAtMs(this.#voicedAtMs) - nowMs);
    if (leftMs > 0) return { do: 'wait', forMs: this.#nextLook(leftMs, silentMs) };
    this.#taken = this.#interim;
    // Word for word what the reply was prepared to, where the recogniser only changed its spelling.
    const isPrepared = this.#speculated !== null && sameWords(this.#speculated, text);
    return { do: 'end', text: isPrepared ? (this.#speculated ?? text) : text };
  }

  /** Forgets the turn: it has ended, or was none. */
  reset(): void {
    this.#finals = [];
    this.#interim = '';
    this.#completeness = null;
    this.#endedTurnVoicedAtMs = this.#voicedAtMs;
    this.#voicedAtMs = null;
    this.#probability = null;
    this.#speculated = null;
    this.#speculations = 0;
  }

  /** When the words heard so far can be taken for all of them. */
  #settledAtMs(voicedAtMs: number): number {
    if (this.#interim === '') return this.#toldAtMs;
    return this.#toldAtMs > voicedAtMs ? this.#toldAtMs + STABLE_MS : voicedAtMs + OUTSTANDING_MS;
  }

  #shouldSpeculate(text: string, completeness: Completeness, silentMs: number): boolean {
    if (completeness === 'unfinished' || !this.#mayPrepare(completeness)) return false;
    if (this.#speculated !== null && sameWords(this.#speculated, text)) return false;
    if (silentMs >= SPECULATE_AFTER_MS) return this.#speculations < MAX_SPECULATIONS.silent;
    return completeness === 'finished' && this.#speculations < MAX_SPECULATIONS.speaking;
  }

  /** Nothing is decided before, unless something more is heard. */
  #nextLook(leftMs: number, silentMs: number): number {
    return silentMs < SPECULATE_AFTER_MS ? Math.min(leftMs, SPECULATE_AFTER_MS - silentMs) : leftMs;
  }
}
