import type { Rule } from '../language.ts';
import { END, LETTER } from '../rules.ts';

const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
/** Well-formed Roman numerals up to 89; longer ones are hardly ever meant. */
const ROMAN = '(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})';

/**
 * A Roman number after certain words: Henry VIII, siglo XIX. How it is read differs by language.
 *
 * @param words - the source of a pattern
 * @param flags - `iy` where small letters count as Roman too
 */
export function romanRule(words: string, say: (value: bigint) => string, flags = 'y'): Rule {
  const before = new RegExp(`(?:^|[^${LETTER}])(?:${words})\\s$`, 'i');
  return {
    pattern: new RegExp(`(${ROMAN})(?<=[IVXL])${END}`, flags),
    say: ([text], around) =>
      before.test(around.before) ? say(BigInt(romanValue(text))) : undefined,
  };
}

/** The value of a well-formed Roman numeral. */
export function romanValue(text: string): number {
  const values = [...text.toUpperCase()].map((letter) => VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
