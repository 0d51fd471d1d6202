/** A sentence longer than this, in characters, is spoken from its first clause on. */
const LONG_FIRST = 45;
/** The least worth speaking by itself. */
const SHORTEST_CLAUSE = 12;
/** No piece is longer, punctuation or not: the voice cannot be stopped within one. */
const LONGEST = 240;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A full stop after these ends no sentence. */
const ABBREVIATION = /\b(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e)\.\s+$/i;
const isComplete = (sentence: string): boolean =>
  /[.!?]["')\]]*\s+$/.test(sentence) && !ABBREVIATION.test(sentence);

/**
 * Cuts text that comes in pieces into sentences, so that the voice can begin before the
 * text is whole. The first piece after a `flush` is kept short, as the listener waits for it.
 */
export class SentenceSplitter {
  #text = '';
  #isFirst = true;

  /** How many characters are kept because their sentence is not complete. */
  get length(): number {
    return this.#text.length;
  }

  /** The sentences that have become complete. */
  push(text: string): string[] {
    this.#text += text;
    const sentences = sentencesOf(this.#text);
    const last = sentences.at(-1);
    this.#text = last === undefined || isComplete(last) ? '' : (sentences.pop() ?? '');
    return this.#pieces(sentences);
  }

  /** What is left, complete or not. */
  flush(): string[] {
    const pieces = this.#pieces([this.#text]);
    this.clear();
    return pieces;
  }

  /** Forgets what is left. */
  clear(): void {
    this.#text = '';
    this.#isFirst = true;
  }

  #pieces(sentences: string[]): string[] {
    return sentences
      .flatMap((sentence) => this.#clauses(sentence.trim()))
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  }

  #clauses(sentence: string): string[] {
    if (sentence === '') return [];
    const wasFirst = this.#isFirst;
    this.#isFirst = false;
    const [head, rest] = wasFirst ? firstClause(sentence) : ['', sentence];
    return [head, ...wrap(rest)];
  }
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const goesOn = ABBREVIATION.test(sentences.at(-1) ?? '');
    sentences.push(goesOn ? sentences.pop() + segment : segment);
  }
  return sentences;
}

/** A long sentence in two: up to the first comma that leaves something to say, and the rest. */
function firstClause(sentence: string): [string, string] {
  if (sentence.length <= LONG_FIRST) return ['', sentence];
  for (const { index } of sentence.matchAll(/[,;:](?=\s)|\s(?=(?:and|but|because|so that)\s)/g)) {
    const end = index + 1;
    if (end >= SHORTEST_CLAUSE && sentence.length - end >= SHORTEST_CLAUSE) {
      return [sentence.slice(0, end).trim(), sentence.slice(end).trim()];
    }
  }
  return ['', sentence];
}

/** Breaks text at spaces into pieces of at most `LONGEST`. */
function wrap(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const space = rest.lastIndexOf(' ', LONGEST);
    const end = space > 0 ? space : LONGEST;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}
