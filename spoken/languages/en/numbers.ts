import { toCardinal, toOrdinal } from 'n2words/en-US';
import type { Around } from '../../language.ts';

export const cardinal = (value: bigint): string => toCardinal(value);
export const ordinal = (value: bigint): string => (value === 0n ? 'zeroth' : toOrdinal(value));

/** Words after which digits stand for themselves: "your code is 4821". */
const CODE =
  /\b(?:call|dial|code|pin|otp|password|ending(?: in| with)?|order|zip|reference|ref|id|account|ticket|case|flight|confirmation|extension|ext\.?|room|serial|tracking|card|booking|invoice|suite|apt\.?)\s*(?:code|number|no\.?|id)?\s*(?:is|was|:|#)?\s*(?:\p{L}{1,3})?[-:#]?\s*$/iu;

/** Digits one by one, as a code is read out. */
export function digitByDigit(digits: string): string {
  return [...digits].map((digit) => toCardinal(Number(digit))).join(' ');
}

/** "nineteen oh five", "two thousand two", "twenty twelve". */
export function year(value: number): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  if (value < 1100 || value > 2099 || (hundreds === 20 && rest < 10)) return toCardinal(value);
  if (rest === 0) return `${toCardinal(hundreds)} hundred`;
  return `${toCardinal(hundreds)} ${rest < 10 ? 'oh ' : ''}${toCardinal(rest)}`;
}

/** An amount, a year or a code, by its length and by the words before it. */
export function bare(digits: string, { before }: Around): string {
  if (/^0\d/.test(digits) || (digits.length > 2 && CODE.test(before))) return digitByDigit(digits);
  if (digits.length === 4) return year(Number(digits));
  return digits.length < 4 || (digits.length < 8 && digits.endsWith('000'))
    ? toCardinal(digits)
    : digitByDigit(digits);
}

/** The number of a house: "fourteen twenty eight", "one twenty three". */
export function house(digits: string): string {
  if (digits.length > 4) return digitByDigit(digits);
  const value = Number(digits);
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  if (hundreds === 0 || value % 1000 === 0) return toCardinal(value);
  if (rest === 0) return `${toCardinal(hundreds)} hundred`;
  return `${toCardinal(hundreds)} ${rest < 10 ? 'oh ' : ''}${toCardinal(rest)}`;
}

export function fraction(numerator: bigint, denominator: bigint): string {
  const isOne = numerator === 1n;
  const part =
    denominator === 2n
      ? isOne
        ? 'half'
        : 'halves'
      : denominator === 4n
        ? isOne
          ? 'quarter'
          : 'quarters'
        : `${toOrdinal(denominator)}${isOne ? '' : 's'}`;
  return `${toCardinal(numerator)} ${part}`;
}
