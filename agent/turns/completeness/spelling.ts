import type { Request } from './request.ts';
import type { Completeness } from './verdict.ts';

export interface SpellingWords {
  /** Between a letter and a word that begins with it: "as in", each as its words. */
  asIn: readonly (readonly string[])[];
  /** Single letters that are words too. */
  words: ReadonlySet<string>;
  /** Said letter by letter, yet no spelling: "p m". */
  initialisms: ReadonlySet<string>;
  /** Before a single letter that is spelled: "capital". */
  announcers: ReadonlySet<string>;
}

/** Few names are longer than they are when someone who spells one draws breath. */
const LONG_ENOUGH = 5;

const LETTER = /^\p{L}$/u;

/** Judges what ends in letters spelled out, or in "S as in sugar". */
export function judgeSpelling(
  words: readonly string[],
  request: Request | undefined,
  asked: string | null,
  rules: SpellingWords,
): Completeness | undefined {
  const letters = spelledAtEnd(words, rules);
  if (!letters) return undefined;
  const { name, start, isExplained } = letters;
  const before = words.slice(0, start);
  if (name.length === 1 && !isExplained && !isSpelled(before, name, request, rules))
    return undefined;
  if (rules.initialisms.has(name) && request?.kind !== 'spelling') return undefined;
  const known = [...before, ...(asked ?? '').toLowerCase().split(/[^\p{L}]+/u)];
  if (name.length > 1 && known.some((word) => plain(word) === plain(name))) return 'finished';
  return name.length < LONG_ENOUGH ? 'unfinished' : 'unsure';
}

/** Letters are spelled without their accents. */
const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

function isSpelled(
  before: readonly string[],
  letter: string,
  request: Request | undefined,
  { words, announcers }: SpellingWords,
): boolean {
  if (words.has(letter)) return request?.kind === 'spelling';
  return (
    before.length === 0 || request?.kind === 'spelling' || announcers.has(before.at(-1) as string)
  );
}

/** Reads back from the end; `isExplained`: the last letter has a word to tell it by. */
function spelledAtEnd(words: readonly string[], rules: SpellingWords) {
  let name = '';
  let start = words.length;
  let isExplained = false;
  for (;;) {
    const used = explanationBefore(words, start, rules);
    const letter = words[start - used - 1];
    if (letter === undefined || !LETTER.test(letter)) break;
    if (used > 0 && rules.words.has(letter) && name === '') break;
    isExplained ||= used > 0 && name === '';
    name = letter + name;
    start -= used + 1;
  }
  return name === '' ? undefined : { name, start, isExplained };
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
