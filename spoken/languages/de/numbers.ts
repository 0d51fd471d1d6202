import { toCardinal, toOrdinal } from 'n2words/de-DE';
import type { Around, Gender } from '../../language.ts';

/** Before a noun it is "ein" or "eine"; only a number that stands alone is "eins". */
export function cardinal(value: bigint, gender?: Gender): string {
  const said = toCardinal(value);
  if (!gender || !said.endsWith('eins')) return said;
  return said.slice(0, -1) + (gender === 'feminine' && value === 1n ? 'e' : '');
}

/** Without the ending that the sentence asks for: "dritt". */
const stem = (value: bigint) => (value === 0n ? 'nullt' : toOrdinal(value).replace(/e$/, ''));

export const ordinal = (value: bigint): string => `${stem(value)}er`;

/** "am", also with a day of the week or another date between: "am Mo., 3. Mai", "am 1. und 2. Mai". */
const BENDS =
  /(?:^|\s)(?:am|vom|zum|beim|im|dem|den|des|seit|ab|bis|nach|vor|zur|einen|einem)\s(?:\p{L}+\.?,?\s|\d{1,2}\.,?\s(?:und|oder|bis|bis zum)\s)?$/iu;

/** With the ending after the words before it: "am dritten", "der dritte", "dritter". */
export function ordinalAfter(value: bigint, before: string): string {
  if (/(?:^|\s)(?:der|die|das)\s$/i.test(before)) return `${stem(value)}e`;
  return `${stem(value)}${BENDS.test(before) ? 'en' : 'er'}`;
}

/** "neunzehnhundertneunzig", "zweitausenddrei". */
export function year(value: number): string {
  if (value < 1100 || value > 1999) return toCardinal(value);
  const rest = value % 100;
  return `${toCardinal(Math.floor(value / 100))}hundert${rest === 0 ? '' : toCardinal(rest)}`;
}

export const digitByDigit = (digits: string): string =>
  [...digits].map((digit) => toCardinal(Number(digit))).join(' ');

const YEAR_BEFORE =
  /(?:^|\s)(?:jahre?n?|jahres|seit|anfang|ende|mitte|ab|bis|von|um|sommer|herbst|winter|frühling|frühjahr|in|und)\s$/i;
const CODE_BEFORE =
  /(?:code|pin|nummer|nr\.?|tan|plz|kennwort|passwort|notruf|endet auf|endziffern|kunden-?id|bestellung|zimmer|flug)\s*(?:ist|lautet|:)?\s*$/i;

/** An amount, a year or a code, by its length and by the words before it. */
export function bare(digits: string, { before, after }: Around): string {
  if (/^0\d/.test(digits) || (digits.length > 2 && CODE_BEFORE.test(before)))
    return digitByDigit(digits);
  if (digits.length === 4 && YEAR_BEFORE.test(before)) return year(Number(digits));
  return digits.length > 24 ? digitByDigit(digits) : cardinal(BigInt(digits), genderOf(after));
}

/** A noun follows where a capital does; its ending often tells the gender. */
export function genderOf(after: string): Gender | undefined {
  const adjective = /^\s(?:neu|weiter|ander|ganz|halb|offen|frei|klein|groß|kurz)(e[rs]?)\s/.exec(
    after,
  );
  if (adjective) return adjective[1] === 'e' ? 'feminine' : 'masculine';
  const noun = /^\s(\p{Lu}\p{L}+)/u.exec(after)?.[1];
  if (!noun || noun === 'Uhr') return undefined;
  return /(?:e|ung|heit|keit|schaft|tion|tät|ik|ur|person|nacht|woche)$/.test(noun)
    ? 'feminine'
    : 'masculine';
}

export function fraction(numerator: bigint, denominator: bigint): string {
  if (denominator === 2n) return numerator === 1n ? 'einhalb' : `${toCardinal(numerator)} halbe`;
  return `${cardinal(numerator, 'neuter')} ${stem(denominator)}el`;
}

/** "eineinhalb", "drei drei viertel". */
export function mixed(whole: string, numerator: bigint, denominator: bigint): string {
  if (numerator === 1n && denominator === 2n) return `${whole.replace(/s$/, '')}einhalb`;
  return `${whole} ${fraction(numerator, denominator)}`;
}
