import type { NumberWords } from './digit-run.ts';
import type { Completeness } from './verdict.ts';

export interface AddressWords {
  /** Where a house number stands in "12 Elm Street". */
  number: 'before' | 'after';
  /** Words, or their ends, that make a name that of a street: "street". */
  streets: readonly string[];
  /** Where the name stands beside such a word. */
  name: 'before' | 'after';
}

/** Judges an address that was asked for or announced; a whole one may still get its town. */
export function judgeAddress(
  words: readonly string[],
  names: AddressWords,
  { values }: NumberWords,
): Completeness | undefined {
  const isNumber = (word: string) => /\d/.test(word) || values.has(word);
  const last = words.length - 1;
  const street = words.findIndex((word) => names.streets.some((name) => word.endsWith(name)));
  if (!words.some(isNumber))
    return names.number === 'after' && street >= 0 ? 'unfinished' : undefined;
  if (names.number === 'after') return 'unsure';
  const isNamed = street >= 0 && (names.name === 'before' || street < last);
  return isNamed && !isNumber(words[last] as string) ? 'unsure' : 'unfinished';
}
