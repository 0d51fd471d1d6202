import type { Gender, Language } from './language.ts';

/** A number as it is written, in parts. */
export interface WrittenNumber {
  isNegative: boolean;
  whole: string;
  /** The digits after the decimal mark; undefined without one. */
  decimals: string | undefined;
}

/** The most digits that are said as one number; more are said one by one. */
const MAX_DIGITS = 24;

/** The source of a pattern for a number without sign. */
export function numberPattern({ decimalMark, groupMark }: Language): string {
  const mark = decimalMark === '.' ? '\\.' : ',';
  return `(?:\\d{1,3}(?:${groupMark}\\d{3})+(?!\\d)(?:${mark}\\d+)?|\\d+(?:${mark}\\d+)?|${mark}\\d+)`;
}

/** Reads what `numberPattern` found, with or without a sign. */
export function readNumber(text: string, { decimalMark }: Language): WrittenNumber {
  const isNegative = /^[-−–]/.test(text);
  const [whole = '', decimals] = text.replace(/^[-−–+]\s?/, '').split(decimalMark);
  return { isNegative, whole: whole.replace(/\D/g, ''), decimals };
}

/** A number as it is said: "minus three point one four". */
export function sayNumber(number: WrittenNumber, language: Language, gender?: Gender): string {
  const { isNegative, whole, decimals } = number;
  const parts = [];
  if (isNegative) parts.push(language.signs.minus);
  if (whole !== '') parts.push(sayWhole(whole, language, decimals ? undefined : gender));
  if (decimals) parts.push(language.decimalWord, language.decimals(decimals));
  return parts.join(' ');
}

/** A whole number; one that begins with zeros, or is too long for a number, digit by digit. */
export function sayWhole(digits: string, language: Language, gender?: Gender): string {
  if (digits.length > MAX_DIGITS || /^0\d/.test(digits)) return sayDigits(digits, language);
  return language.cardinal(BigInt(digits), gender);
}

/** Digit by digit, without what stands between them. */
export function sayDigits(digits: string, language: Language): string {
  return [...digits.replace(/\D/g, '')].map((digit) => language.cardinal(BigInt(digit))).join(' ');
}

export function isOne({ whole, decimals }: WrittenNumber): boolean {
  return /^0*1$/.test(whole) && !decimals;
}
