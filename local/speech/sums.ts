import { NUMBER_WORDS, numberInWords, parseNumber } from './spoken.ts';

const WORD = `(?:${NUMBER_WORDS.join('|')}|\\d{1,9})`;
/** A number in words or digits, as a group of a pattern. */
export const NUMBER = `(${WORD}(?:[ -]${WORD})*)`;

/** A sum of two numbers at the end of a sentence, such as "what is two plus three". */
export const SUM = new RegExp(
  `\\b${NUMBER} (plus|minus|times|multiplied by|divided by) ${NUMBER}$`,
);

/** The answer to what `SUM` matched, as a sentence. */
export function solve(left: string, operator: string, right: string): string {
  const a = parseNumber(left) ?? 0;
  const b = parseNumber(right) ?? 0;
  if (operator === 'divided by' && b === 0) return 'Nothing can be divided by zero.';
  const results: Record<string, number> = { plus: a + b, minus: a - b, 'divided by': a / b };
  const result = results[operator] ?? a * b;
  if (Math.abs(result) >= 1e9) return 'That is more than I can count to.';
  return `That is ${numberInWords(result)}.`;
}
