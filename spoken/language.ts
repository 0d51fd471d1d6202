/** Of the noun that a number counts; without one the number stands alone. */
export type Gender = 'masculine' | 'feminine' | 'neuter';

/** A noun that is counted: "one dollar", "two dollars". */
export interface Noun {
  one: string;
  many: string;
  gender?: Gender;
}

export interface Currency extends Noun {
  cent?: Noun;
}

export interface Fraction {
  isNegative: boolean;
  /** The digits before it, as in 3 1/2; empty without. */
  whole: string;
  numerator: bigint;
  denominator: bigint;
}

/** Names of the signs that are said. */
export interface SignWords {
  at: string;
  dot: string;
  /** Within a version, such as 2.10.3. */
  point: string;
  slash: string;
  dash: string;
  underscore: string;
  colon: string;
  hash: string;
  and: string;
  plus: string;
  minus: string;
  times: string;
  by: string;
  equals: string;
  percent: string;
  perMille: string;
  degree: Noun;
  per: string;
  to: string;
  /** Between the parts of a ratio, as in 16:9. */
  ratio: string;
  about: string;
  less: string;
  more: string;
  number: string;
  question: string;
  bar: string;
  backslash: string;
  asterisk: string;
  paragraph: string;
  ampersand: string;
  dollar: string;
  tilde: string;
  dividedBy: string;
  atMost: string;
  atLeast: string;
  plusMinus: string;
  squared: string;
  cubed: string;
}

/** Writes out what a pattern found; undefined where it is something else after all. */
export interface Rule {
  /** Sticky: tried where a word or a number begins. */
  pattern: RegExp;
  /** @param around - what stands before and after, as far as it is known */
  say(match: RegExpExecArray, around: Around): string | undefined;
  /** Whether a dash between this and a number means "to". */
  isRange?: boolean;
}

export interface Around {
  before: string;
  after: string;
}

/** All that is to be known of a language to say what is written in it. */
export interface Language {
  code: string;
  /** A whole number from 0 up. */
  cardinal(value: bigint, gender?: Gender): string;
  /** The digits after the decimal mark. */
  decimals(digits: string): string;
  /** A number without unit, such as 2012: a year, an amount or a code, as the words around tell. */
  bare(digits: string, around: Around): string;
  /** The part of a whole, such as 3 of 4. */
  fraction(numerator: bigint, denominator: bigint): string;
  /** A fraction after a whole number, such as 1/2 in 3 1/2. */
  mixed(whole: string, numerator: bigint, denominator: bigint): string;
  /** A fraction of a unit, where it is more than the two side by side. */
  fractionOf?(fraction: Fraction, unit: Noun): string | undefined;
  /** Gender of the noun that follows a number, where its form tells. */
  genderOf?(after: string): Gender | undefined;
  decimalMark: '.' | ',';
  /** A pattern for what stands between groups of three digits. */
  groupMark: string;
  decimalWord: string;
  signs: SignWords;
  /** From the written form, in lower case, to the noun said before a unit, such as "million". */
  scales: Readonly<Record<string, Noun>>;
  /** What joins a scale to its noun, as "de" in "un millón de euros". */
  scaleJoin(noun: string): string;
  /** Scales of money only, such as the k in $5k. */
  moneyScales: Readonly<Record<string, string>>;
  currencies: Readonly<Record<string, Currency>>;
  units: Readonly<Record<string, Noun>>;
  /** Whether a short unit is a word after all: "5 in the morning". */
  isNoUnit?(name: string, after: string): boolean;
  /** Month, from each of its written forms in lower case. */
  months: Readonly<Record<string, string>>;
  /** From each short form, without a dot and in lower case, to the day of the week. */
  weekdays: Readonly<Record<string, string>>;
  /** From the written form, in lower case and with its dots, to the spoken. */
  abbreviations: Readonly<Record<string, string>>;
  /** How the items of a list are counted: "first", "second". */
  listOrdinal(value: number): string;
  /** Whether a piece that ends with a plain word may go on: "1428 Elm" with "Street". */
  isHeld?(piece: string): boolean;
  /** Rules of this language alone, before those of all; dates and times are such. */
  rules: readonly Rule[];
  /** Further words with which a written form can begin, in lower case: "St." in "St. Mary". */
  openers: readonly string[];
  /** Further words that stand within one, after a number: "of" in "4th of July". */
  joiners: readonly string[];
  /** Where a speaker would breathe in a long sentence: before these, and sooner before the first. */
  breaths: { clauses: readonly string[]; phrases: readonly string[] };
  phone: Phone;
}

/** How the digits of a phone number are said. */
interface Phone {
  country(code: string): string;
  /** The 800 of 1-800-GO-HAUL. */
  prefix(digits: string): string;
  group(digits: string): string;
  /** Which groups of three digits are a phone number, and no amount. */
  isSpaced: RegExp;
  /** The source of a pattern for its written forms, and the word. */
  extension: { written: string; spoken: string };
}
