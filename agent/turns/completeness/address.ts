import type { NumberWords } from './digit-run.ts';
import type { Completeness } from './verdict.ts';

export interface AddressWords {
  /** Where a house number stands in "12 Elm Street". */
  number: 'before' | 'after';
  /** Words that make a name that of a street, such as "street". */
  streets: ReadonlySet<string>;
  /** Where the name stands beside such a word. */
  name: 'before' | 'after';
}

/** More words without a number are a sentence, not the name of a street. */
const MAX_BARE_WORDS = 3;

/** Judges an address that was asked for or announced; a whole one may still get its town. */
export function judgeAddress(
  words: readonly string[],
  names: AddressWords,
  { values }: NumberWords,
): Completeness | undefined {
  const isNumber = (word: string) => /\d/.test(word) || values.has(word);
  const last = words.length - 1;
  if (!words.some(isNumber))
    return names.number === 'after' && words.length <= MAX_BARE_WORDS ? 'unfinished' : undefined;
  if (names.number === 'after') return 'unsure';
  const street = words.findIndex((word) => names.streets.has(word));
  const isNamed = street >= 0 && (names.name === 'before' || street < last);
  return isNamed && !isNumber(words[last] as string) ? 'unsure' : 'unfinished';
}
