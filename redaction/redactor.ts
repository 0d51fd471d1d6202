import type { RedactionKind } from './kinds.ts';
import { findMentions, type Label } from './labels.ts';
import { isPlain } from './plain-numbers.ts';
import { redactInContext, replace } from './redact.ts';
import { type Run, readSpeech, type Speech } from './speech.ts';

/** Where the agent asked for a number, this many digits are part of it. */
const SHORTEST_ANSWER = 3;
/** Turns such as "sure, let me get it" between the question and its answer. */
const MAX_TURNS_WITHOUT_ANSWER = 3;
/** Turns over which a number may be said. */
const MAX_CARRIED_TURNS = 8;

/**
 * Redacts the turns of one call, of which a caller may need several for one number.
 *
 * A group of digits that goes on with those at the end of the caller's turn before is judged together
 * with them. The first group, already handed out, cannot be taken back, unless the agent had asked for
 * such a number: then every three digits and more are redacted until a turn without.
 */
export class Redactor {
  readonly #kinds: readonly RedactionKind[];
  #carried: readonly string[] = [];
  #asked: Label | undefined;
  #turnsWithoutAnswer = 0;
  #isAnswered = false;

  constructor(kinds: readonly RedactionKind[]) {
    this.#kinds = kinds;
  }

  /** Whether the agent has asked for a card or identity number, and the caller is to give it. */
  get awaitsSecret(): boolean {
    return this.#asked !== undefined && /card|identity|security code/.test(this.#asked);
  }

  /** The caller's next turn, redacted. */
  turn(text: string): string {
    const context = { label: this.#asked, carried: this.#carried };
    const redacted = this.#redactAnswer(redactInContext(text, this.#kinds, context), this.#carried);
    const heard = readSpeech(text, context);
    this.#carry(heard);
    this.#listen(heard);
    return redacted;
  }

  /** The agent's next turn, redacted; it may ask for a number, or read back what it was told. */
  asked(text: string): string {
    const redacted = this.#redactAnswer(redactInContext(text, this.#kinds, {}), []);
    const label = askedFor(text);
    if (label && label !== this.#asked) {
      this.#asked = label;
      this.#carried = [];
    }
    if (label) {
      this.#turnsWithoutAnswer = 0;
      this.#isAnswered = false;
    }
    return redacted;
  }

  #redactAnswer(text: string, carried: readonly string[]): string {
    const kind = this.#asked === 'security code' ? 'card' : this.#asked;
    if (!kind || kind === 'other' || kind === 'email' || !this.#kinds.includes(kind)) return text;
    const { runs } = readSpeech(text, { carried });
    return replace(text, runs.filter(isAnswer), kind);
  }

  #carry(heard: Speech): void {
    const last = heard.runs.at(-1);
    const end = last?.end ?? 0;
    const isOpen = heard.pieces.every((piece) => piece.kind === 'filler' || piece.end <= end);
    if (!isOpen) this.#carried = [];
    else if (last) this.#carried = isUnfinished(heard, last) ? carriedOn(last) : [];
  }

  #listen({ runs }: Speech): void {
    if (runs.some(isAnswer)) {
      this.#isAnswered = true;
      return;
    }
    this.#turnsWithoutAnswer += 1;
    if (this.#isAnswered || this.#turnsWithoutAnswer >= MAX_TURNS_WITHOUT_ANSWER)
      this.#asked = undefined;
  }
}

function isAnswer(run: Run): boolean {
  return run.carried.length > 0 || run.digits.length >= SHORTEST_ANSWER;
}

function isUnfinished(speech: Speech, run: Run): boolean {
  return run.label !== 'other' && !isPlain(speech, run);
}

function carriedOn({ carried, groups }: Run): string[] {
  return [...carried, groups.map(({ digits }) => digits).join('')].slice(-MAX_CARRIED_TURNS);
}

/** What the agent's words ask for; a secret before anything else that is mentioned. */
function askedFor(text: string): Label | undefined {
  const labels = findMentions(text).flatMap(({ label }) => label ?? []);
  const secret = labels.findLast((label) => /card|identity|security code/.test(label));
  const last = secret ?? labels.at(-1);
  return last === 'other' && !text.includes('?') ? undefined : last;
}
