/** What is looked at of a long transcript, in characters and in words of its last sentence. */
const MAX_LENGTH = 600;
const MAX_WORDS = 30;

/** What tells a sentence from the words around it. */
export interface SentenceWords {
  /** Words before a sentence that are no part of it: "yes", "well", "and". */
  openers: ReadonlySet<string>;
  /** What may follow a whole sentence, such as "please", each as its words, the longest first. */
  tails: readonly (readonly string[])[];
  /** Words of a clause, and of nothing that is dictated: "I", "don't". */
  clause: ReadonlySet<string>;
  /** Words come apart at an apostrophe, as in "j'ai". */
  elides: boolean;
  /** A capital within a sentence makes a noun. */
  hasNounCapitals: boolean;
}

/** A recogniser's text, read for its last sentence. */
export interface Transcript {
  /** In lower case, of the last sentence, without what follows it out of politeness. */
  words: readonly string[];
  /** The same, with the capitals of nouns where the language has them. */
  cased: readonly string[];
  /** How many words at the beginning are no part of the sentence itself. */
  openers: number;
  /** Whether "please" or the like came last. */
  hasTail: boolean;
  /** Whether the agent asked something. */
  isAnswer: boolean;
  /** Of all sentences, likewise in lower case and without what follows them. */
  allWords: readonly string[];
  /** What the recogniser put at the very end. */
  mark: 'end' | 'question' | 'pause' | undefined;
}

/** @param asked - what the agent said last, if anything */
export function readTranscript(
  said: string,
  asked: string | null,
  rules: SentenceWords,
): Transcript {
  const text = said.slice(-MAX_LENGTH).normalize('NFC').replaceAll('’', "'").trim();
  const sentences = text
    .split(/(?<=[\p{L}\p{N}][.!?…]+)\s+/u)
    .map((part) => readWords(part, rules));
  const all = sentences.flat();
  const last = sentences.at(-1) ?? [];
  const sentence = withoutTails(last.map(lower), rules.tails);
  const start = Math.max(0, sentence.length - MAX_WORDS);
  const words = sentence.slice(start);
  const cased = rules.hasNounCapitals ? last.slice(start, start + words.length) : words;
  const opening = words.findIndex((word) => !rules.openers.has(word));
  return {
    words,
    cased,
    openers: start > 0 ? -1 : opening < 0 ? words.length : opening,
    isAnswer: asked?.trimEnd().endsWith('?') ?? false,
    hasTail: sentence.length < last.length,
    allWords: all.slice(0, all.length - (last.length - sentence.length)).map(lower),
    mark: markOf(text),
  };
}

const lower = (word: string) => word.toLowerCase();

function readWords(text: string, rules: SentenceWords): string[] {
  return text.split(/\s+/).flatMap((chunk) => {
    const word = chunk.replace(/^[^\p{L}\p{N}+]+|[^\p{L}\p{N}']+$/gu, '');
    if (word === '') return [];
    if (chunk.includes('@')) return [chunk.replace(/[.,!?]+$/, '')];
    const parts = word.split(/[-–()]+/).filter(Boolean);
    return rules.elides ? parts.flatMap((part) => part.split(/(?<=^\p{L}{1,2}')/u)) : parts;
  });
}

function markOf(text: string): Transcript['mark'] {
  if (/(?:[,;:–—-]|\.\.+|…)$/.test(text)) return 'pause';
  if (/[?!]$/.test(text)) return 'question';
  return text.endsWith('.') ? 'end' : undefined;
}

function withoutTails(words: readonly string[], tails: SentenceWords['tails']): readonly string[] {
  const tail = tails.find(
    (phrase) =>
      phrase.length < words.length &&
      phrase.every((word, at) => words[words.length - phrase.length + at] === word),
  );
  return tail ? withoutTails(words.slice(0, words.length - tail.length), tails) : words;
}
