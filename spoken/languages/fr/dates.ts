import { anyOf, END, LETTER, rule } from '../../rules.ts';
import { cardinal, digitByDigit, year } from './numbers.ts';

const NAMES =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

export const months: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.map((name) => [name, name])),
  'janv.': 'janvier',
  janv: 'janvier',
  'févr.': 'février',
  'fév.': 'février',
  fevrier: 'février',
  'avr.': 'avril',
  'juil.': 'juillet',
  juil: 'juillet',
  aout: 'août',
  'sept.': 'septembre',
  sept: 'septembre',
  'oct.': 'octobre',
  'nov.': 'novembre',
  'déc.': 'décembre',
  decembre: 'décembre',
};
// "sept" is a number too: it is a month only with its dot, or where a year follows.
const MONTH = `(${anyOf(Object.keys(months).filter((name) => name !== 'sept'))})`;
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const DECADES: Readonly<Record<string, string>> = {
  5: 'fifties',
  6: 'sixties',
  7: 'seventies',
  8: 'eighties',
  9: 'nineties',
};

const month = (name: string) => months[name.toLowerCase()] ?? name;
const numbered = (digits: string) => NAMES[Number(digits) - 1];
/** Of a month only the first day is an ordinal. */
const day = (digits: string) => (Number(digits) === 1 ? 'premier' : cardinal(BigInt(digits)));

function sayYear(digits: string | undefined): string {
  if (!digits) return '';
  if (digits.length === 4) return ` ${year(Number(digits))}`;
  return ` ${/^0/.test(digits) ? digitByDigit(digits) : cardinal(BigInt(digits))}`;
}

export const dates = [
  // Days in a row, such as 17/18/19 mars.
  rule(`${DAY}((?:[-/]${DAY}){1,5})(?=\\s${MONTH}${END})`, ([text]) =>
    text.split(/[-/]/).map(day).join(' '),
  ),
  rule(
    `${DAY}(?:er)?\\s${MONTH}(?:\\s(\\d{4}|\\d{2}))?${END}(?!\\s?h)`,
    ([, digits = '', name = '', years]) => `${day(digits)} ${month(name)}${sayYear(years)}`,
  ),
  rule(`${MONTH}\\s(\\d{4})${END}`, ([, name = '', years]) => `${month(name)}${sayYear(years)}`),
  rule(`(\\d{4})-(\\d{2})-(\\d{2})(?:T(?=\\d)|${END})`, ([, years, name = '', digits = '']) =>
    Number(digits) > 0 && numbered(name)
      ? `${day(digits)} ${numbered(name)}${sayYear(years)}`
      : undefined,
  ),
  rule(
    `${DAY}([./-])(0?[1-9]|1[0-2])\\2(\\d{4}|\\d{2})${END}`,
    ([, digits = '', , name = '', years]) => `${day(digits)} ${numbered(name)}${sayYear(years)}`,
  ),
  rule(
    `${DAY}[./](0[1-9]|1[0-2])(?![.,:]?[\\d${LETTER}])(?!\\s?(?:%|€))`,
    ([, digits = '', name = '']) => `${day(digits)} ${numbered(name)}`,
  ),
  rule(`['’]?([5-9])0['’]?s${END}`, ([, tens = '']) => DECADES[tens]),
];
