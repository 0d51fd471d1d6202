import type { Span } from './kinds.ts';
import { MAYBE_DIGIT, REPEATS, readNumeral } from './numerals.ts';
import { adjacent, type Token, tokenize } from './tokens.ts';

/** What a stretch of words is to someone who writes down numbers. */
export type Piece =
  | DigitGroup
  /** Letters of a code, with or without digits: "q", "quebec", "AB123456". In capitals. */
  | (Span & { kind: 'code'; code: string })
  /** `filler` may stand within a number; `barrier` is a placeholder or a UUID. */
  | (Span & { kind: 'plus' | 'filler' | 'word' | 'barrier' })
  | (Span & { kind: 'maybe'; digits: string });

/** Digits read in one go: "4111", "four", "forty one", "double five". */
export interface DigitGroup extends Span {
  kind: 'digits';
  digits: string;
  spoken: boolean;
  thousand: boolean;
}

const FILLERS = new Set(
  (
    'uh uhh um umm uhm er erm ah eh hm hmm mm mhm and then so like okay ok yeah yes right well no ' +
    'sorry wait dash hyphen minus dot point slash space comma followed by'
  ).split(' '),
);

const SPELLING = new Map(
  (
    'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike ' +
    'november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
  )
    .split(' ')
    .map((word) => [word, word.charAt(0).toUpperCase()]),
);

// A recogniser writes "AB 12 34 56 C" in capitals or not, so only the words tell letters from speech.
const SHORT_WORDS = new Set(
  (
    'ad ah am an as at be by do eh er go ha he hi hm id if in is it ma me mm my no of oh ok on or ' +
    'pa pm so th to uh um up us we ye nd rd st'
  ).split(' '),
);

/** Reads a text as numbers, letters and the words between. Takes time linear in its length. */
export function readPieces(text: string): Piece[] {
  const tokens = tokenize(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const numeral = readNumeral(text, tokens, at);
    const used = numeral?.used ?? (isRepeatedLetter(text, tokens, at) ? 2 : 1);
    const first = tokens[at] as Token;
    const last = tokens[at + used - 1] as Token;
    const span = { start: first.start, end: last.end };
    if (numeral) {
      const { digits, spoken, thousand } = numeral;
      pieces.push({ kind: 'digits', digits, spoken, thousand, ...span });
    } else if (used === 2) {
      const repeats = REPEATS.get(first.word) as number;
      pieces.push({ kind: 'code', code: codeOf(last)?.repeat(repeats) ?? '', ...span });
    } else {
      pieces.push({ ...otherPiece(first), ...span });
    }
    at += used;
  }
  return settleMaybes(text, pieces);
}

function isRepeatedLetter(text: string, tokens: Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    REPEATS.has(tokens[at]?.word ?? '') &&
    adjacent(text, tokens[at], next) &&
    codeOf(next as Token)?.length === 1
  );
}

function otherPiece(
  token: Token,
):
  | { kind: 'maybe'; digits: string }
  | { kind: 'code'; code: string }
  | { kind: 'plus' | 'filler' | 'word' | 'barrier' } {
  if (/[[-]/.test(token.text)) return { kind: 'barrier' };
  const digits = MAYBE_DIGIT.get(token.word);
  if (digits) return { kind: 'maybe', digits };
  const code = codeOf(token);
  if (code) return { kind: 'code', code };
  if (token.word === 'plus') return { kind: 'plus' };
  return { kind: FILLERS.has(token.word) ? 'filler' : 'word' };
}

function codeOf({ text, word }: Token): string | undefined {
  if (/^[a-z]{1,2}$/.test(word)) return SHORT_WORDS.has(word) ? undefined : word.toUpperCase();
  // Longer ones are ids of machines.
  if (text.length <= 16 && /^[a-z\d]*$/.test(word) && /\d/.test(word)) return word.toUpperCase();
  return SPELLING.get(word);
}

/** "oh" beside a digit is a zero, "to" between two digits a two; elsewhere they are words. */
function settleMaybes(text: string, pieces: Piece[]): Piece[] {
  const settled = [...pieces];
  const digitsAt = (at: number) => {
    const piece = settled[at];
    return piece?.kind === 'digits' && piece.spoken ? piece.digits : '';
  };
  const touches = (left: number) => adjacent(text, settled[left], settled[left + 1]);
  const isDigit = (at: number, digit: string) => {
    const [before, after] = [digitsAt(at - 1), digitsAt(at + 1)];
    const isBefore = before !== '' && touches(at - 1);
    const isAfter = after !== '' && touches(at);
    if (digit === '0') return isBefore || isAfter || (before !== '' && after !== '');
    return isBefore && isAfter && before.length === 1 && after.length === 1;
  };
  const settle = (at: number) => {
    const piece = settled[at];
    if (piece?.kind === 'maybe' && isDigit(at, piece.digits))
      settled[at] = { ...piece, kind: 'digits', spoken: true, thousand: false };
  };
  // Both ways, for "seven oh oh" and "oh oh seven".
  for (let at = 0; at < settled.length; at += 1) settle(at);
  for (let at = settled.length - 1; at >= 0; at -= 1) settle(at);
  return settled.map((piece) =>
    piece.kind === 'maybe' ? { ...piece, kind: piece.digits === '0' ? 'filler' : 'word' } : piece,
  );
}
