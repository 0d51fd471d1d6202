/** The ends of clauses at which a speaker may pause, in the languages with an alphabet. */
const CLAUSE_END = /[,;:.!?…](?=\s)|\n/u;
const CLAUSE_ENDS = new RegExp(CLAUSE_END, 'gu');
/** The first words are spoken at this many even when no clause has ended. */
const MANY_WORDS = 4;
const FEW_WORDS = 2;
const SENTENCE_END = /[.!?…](?=\s)|\n/u;
/**
 * Until so much has been passed on, clauses are spoken by themselves: what is being played must last
 * until the next piece has been synthesised.
 */
const LEAD = 100;
/** A sentence this short is spoken together with the next one: "Sure." alone sounds cut off. */
const MIN_LENGTH = 20;

/**
 * Cuts a text that is still being written into what can be spoken: the first piece as early as
 * possible, since the caller waits for it; then clauses, and then whole sentences, which sound better.
 */
export class Clauses {
  #text = '';
  /** Characters that have been passed on. */
  #passed = 0;

  /** @returns what can be spoken now; none: not enough has come */
  push(text: string): string[] {
    this.#text += text;
    const pieces: string[] = [];
    for (let end = this.#end(); end > 0; end = this.#end()) {
      pieces.push(this.#text.slice(0, end));
      this.#text = this.#text.slice(end);
      this.#passed += end;
    }
    return pieces;
  }

  /** @returns the rest */
  end(): string {
    const rest = this.#text;
    this.#text = '';
    return rest;
  }

  #end(): number {
    if (this.#passed === 0) return firstEnd(this.#text);
    return endAfter(MIN_LENGTH, this.#passed < LEAD ? CLAUSE_END : SENTENCE_END, this.#text);
  }
}

/** Whether a text that is still being written has a first piece that the voice can begin with. */
export const isSpeakable = (text: string): boolean => firstEnd(text) > 0;

/** After its first clause, or after several words. */
function firstEnd(text: string): number {
  for (const clause of text.matchAll(CLAUSE_ENDS)) {
    if (words(text.slice(0, clause.index)).length >= FEW_WORDS) {
      return clause.index + clause[0].length;
    }
  }
  const found = words(text);
  // The last one may go on.
  const last = found[MANY_WORDS - 1];
  return found.length > MANY_WORDS && last !== undefined ? last.index + last[0].length : 0;
}

function endAfter(length: number, end: RegExp, text: string): number {
  const found = end.exec(text.slice(length));
  return found === null ? 0 : length + found.index + found[0].length;
}

const words = (text: string) => [...text.matchAll(/\S+/gu)];
