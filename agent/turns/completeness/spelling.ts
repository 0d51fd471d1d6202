import type { NumberWords } from './digit-run.ts';
import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface SpellingWords {
  /** Between a letter and a word that begins with it: "as in", each as its words. */
  asIn: readonly (readonly string[])[];
  /** Words that stand for their first letter: "alpha". */
  alphabet: ReadonlySet<string>;
  /** Single letters that are words too. */
  words: ReadonlySet<string>;
  /** Said letter by letter, yet no spelling: "p m". */
  initialisms: ReadonlySet<string>;
  /** Before a single letter that is spelled: "capital". */
  announcers: ReadonlySet<string>;
  /** Of a whole postcode with letters, without spaces. */
  postcode: RegExp;
}

/** Few names, and no codes, are longer than they are when someone who spells draws breath. */
const LONG_ENOUGH = 5;

/** Judges what ends in letters spelled out, with digits or without, or in "S as in sugar". */
export function judgeSpelling(
  words: readonly string[],
  request: Request | undefined,
  asked: string | null,
  rules: SpellingWords,
  numbers: NumberWords,
): Completeness | undefined {
  const { symbols, start, isExplained } = spelledAtEnd(words, rules, numbers);
  if (!/\p{L}/u.test(symbols)) return undefined;
  const isExpected = ['spelling', 'postcode', 'number'].includes(request?.kind ?? '');
  const before = words.slice(0, start);
  if (request?.digits) return symbols.length < request.digits ? 'unfinished' : 'finished';
  if (request?.kind === 'postcode' && rules.postcode.test(symbols)) return 'finished';
  if (!isExpected && !isExplained) {
    if (rules.initialisms.has(symbols) || /\d/.test(symbols)) return undefined;
    if (symbols.length === 1 && !isLetter(before, words.at(-1) as string, rules)) return undefined;
  }
  const known = [...before, ...(asked ?? '').toLowerCase().split(/[^\p{L}]+/u)];
  const isKnown = symbols.length > 1 && known.some((word) => plain(word) === plain(symbols));
  if (isKnown) return 'finished';
  return symbols.length < LONG_ENOUGH ? 'unfinished' : 'unsure';
}

/** Letters are spelled without their accents. */
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Whether a letter that stands alone is one, and not a word or a "plan B". */
function isLetter(before: readonly string[], said: string, rules: SpellingWords): boolean {
  if (said.length > 1 || rules.words.has(said)) return false;
  return before.length === 0 || rules.announcers.has(before.at(-1) as string);
}

/** Reads back from the end; `isExplained`: the last letter has a word to tell it by. */
function spelledAtEnd(words: readonly string[], rules: SpellingWords, numbers: NumberWords) {
  let symbols = '';
  let start = words.length;
  let isExplained = false;
  for (;;) {
    const used = explanationBefore(words, start, rules);
    const word = words[start - used - 1] ?? '';
    const symbol = symbolOf(word, rules, numbers);
    if (!symbol || (used > 0 && symbols === '' && rules.words.has(word))) break;
    isExplained ||= used > 0 && symbols === '';
    symbols = symbol + symbols;
    start -= used + 1;
  }
  return { symbols, start, isExplained };
}

/** A letter, a digit, or a piece of a code as recognisers write it: "w20". */
function symbolOf(word: string, { alphabet }: SpellingWords, { values }: NumberWords) {
  if (/^(?:\p{L}|(?=\D*\d)[\p{L}\d]{1,4})$/u.test(word)) return word;
  if (alphabet.has(word)) return word.charAt(0);
  return values.get(word)?.toString();
}

/** How many words before `end` are "as in sugar", or the beginning of it. */
function explanationBefore(words: readonly string[], end: number, { asIn }: SpellingWords): number {
  for (const phrase of asIn)
    for (const more of [1, 0]) {
      const start = end - phrase.length - more;
      if (start < 1 || (more === 0 && end !== words.length)) continue;
      if (phrase.every((word, at) => words[start + at] === word)) return phrase.length + more;
    }
  return 0;
}
