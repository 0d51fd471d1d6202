import { adjacent, type Token } from './tokens.ts';

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const DIGIT = new Map([
  ...UNITS.map((word, digit): [string, string] => [word, String(digit)]),
  ['nought', '0'],
  ['naught', '0'],
  ['niner', '9'],
]);
const TEEN = new Map(TEENS.split(' ').map((word, above) => [word, String(10 + above)]));
const TEN = new Map([...TENS.map((word, at): [string, number] => [word, at + 2]), ['fourty', 4]]);

/** How often "double five" and its like say the symbol that follows. */
export const REPEATS = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
]);

/** Words that are a digit only among digits: "five oh one", and what a recogniser hears for one. */
export const MAYBE_DIGIT = new Map([
  ['oh', '0'],
  ['o', '0'],
  ['to', '2'],
  ['too', '2'],
  ['for', '4'],
  ['ate', '8'],
]);

/** Whether a word is part of a number said aloud. */
export function isNumberWord(word: string): boolean {
  return [DIGIT, TEEN, TEN, REPEATS].some((words) => words.has(word)) || word === 'oh';
}

export interface Numeral {
  digits: string;
  /** How many tokens it took. */
  used: number;
  /** Said digit by digit or in words, not written as a group of digits. */
  spoken: boolean;
  /** "eight thousand": often a quantity. */
  thousand: boolean;
}

/**
 * The numeral that begins at a token, as the digits someone would write down: "forty one" is 41,
 * "double five" 55, "eight hundred" 800. Each is a group by itself: "nineteen eighty" is two.
 */
export function readNumeral(text: string, tokens: Token[], at: number): Numeral | undefined {
  const first = tokens[at] as Token;
  const repeats = REPEATS.get(first.word);
  if (repeats) {
    const digit = digitOf(text, first, tokens[at + 1]);
    return digit
      ? { digits: digit.repeat(repeats), used: 2, spoken: true, thousand: false }
      : undefined;
  }
  const stem = readStem(text, tokens, at);
  return stem && withScale(text, tokens, at, stem);
}

function digitOf(text: string, before: Token, token: Token | undefined): string | undefined {
  if (!token || !adjacent(text, before, token)) return undefined;
  if (token.word === 'oh' || token.word === 'o') return '0';
  return /^\d$/.test(token.text) ? token.text : DIGIT.get(token.word);
}

function readStem(text: string, tokens: Token[], at: number): Numeral | undefined {
  const { word, text: written } = tokens[at] as Token;
  if (/^\d+$/.test(written))
    return { digits: written, used: 1, spoken: written.length === 1, thousand: false };
  const ten = TEN.get(word);
  if (ten) {
    const next = tokens[at + 1];
    const unit = next && adjacent(text, tokens[at], next) ? DIGIT.get(next.word) : undefined;
    const joined = unit !== undefined && unit !== '0';
    return {
      digits: `${ten}${joined ? unit : 0}`,
      used: joined ? 2 : 1,
      spoken: true,
      thousand: false,
    };
  }
  const digits = DIGIT.get(word) ?? TEEN.get(word);
  return digits ? { digits, used: 1, spoken: true, thousand: false } : undefined;
}

function withScale(text: string, tokens: Token[], at: number, stem: Numeral): Numeral {
  const numeral = { ...stem };
  for (const [word, zeros] of [
    ['hundred', '00'],
    ['thousand', '000'],
  ] as const) {
    const next = tokens[at + numeral.used];
    if (next?.word !== word || !adjacent(text, tokens[at + numeral.used - 1], next)) continue;
    numeral.digits += zeros;
    numeral.used += 1;
    numeral.spoken = true;
    numeral.thousand = word === 'thousand';
  }
  return numeral;
}
