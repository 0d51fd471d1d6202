import { anyOf, END, LETTER, rule } from '../../rules.ts';
import { cardinal, digitByDigit, ordinalAfter, year } from './numbers.ts';

const NAMES =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

export const months: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    NAMES.flatMap((name) => {
      const short = name.slice(0, 3).toLowerCase();
      return [name.toLowerCase(), short, `${short}.`].map((written) => [written, name]);
    }),
  ),
  'sept.': 'September',
  'mrz.': 'März',
  jänner: 'Jänner',
};

const MONTH = `(${anyOf(Object.keys(months))})`;
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const YEAR = '(\\d{4}|\\d{2})';

const month = (name: string) => months[name.toLowerCase()] ?? name;
const numbered = (digits: string) => NAMES[Number(digits) - 1];

function sayYear(digits: string | undefined): string {
  if (!digits) return '';
  if (digits.length === 4) return ` ${year(Number(digits))}`;
  return ` ${/^0/.test(digits) ? digitByDigit(digits) : cardinal(BigInt(digits))}`;
}

function dayOf(
  digits: string,
  name: string | undefined,
  years: string | undefined,
  before: string,
) {
  return name && `${ordinalAfter(BigInt(digits), before)} ${name}${sayYear(years)}`;
}

export const dates = [
  // Both days of "1.-3. Mai" end alike.
  rule(
    `${DAY}\\.\\s?[-–]\\s?(?=${DAY}\\.\\s?(?:${MONTH}|(?:0?[1-9]|1[0-2])\\.))`,
    ([, digits = ''], { before }) => `${ordinalAfter(BigInt(digits), before)} bis`,
  ),
  rule(
    `${DAY}\\.?\\s?${MONTH}(?:\\s${YEAR})?${END}`,
    ([, digits = '', name = '', years], { before }) => dayOf(digits, month(name), years, before),
  ),
  rule(`${MONTH}\\s(\\d{4})${END}`, ([, name = '', years]) => `${month(name)}${sayYear(years)}`),
  rule(
    `(\\d{4})-(\\d{2})-(\\d{2})(?:T(?=\\d)|${END})`,
    ([, years, digits = '', day = ''], { before }) =>
      Number(day) > 0 && Number(day) <= 31
        ? dayOf(day, numbered(digits), years, before)
        : undefined,
  ),
  rule(
    `(\\d{4})-(0[1-9]|1[0-2])${END}`,
    ([, years, digits = '']) => `${numbered(digits)}${sayYear(years)}`,
  ),
  rule(
    `${DAY}([./-])\\s?(0?[1-9]|1[0-2])\\2\\s?${YEAR}${END}`,
    ([, digits = '', , name = '', years], { before }) =>
      dayOf(digits, numbered(name), years, before),
  ),
  rule(
    `${DAY}\\.(0?[1-9]|1[0-2])(?:\\.(?!\\d)|(?![.,:]?[\\d${LETTER}])(?!\\s?(?:Uhr|%|€|Prozent|Euro|Millionen)))`,
    ([text, digits = '', name = ''], { before, after }) => {
      if (/version\s$/i.test(before)) return undefined;
      const end = text.endsWith('.') && /^\s*$|^\s\p{Lu}/u.test(after) ? '.' : '';
      return `${dayOf(digits, numbered(name), undefined, before)}${end}`;
    },
  ),
  rule(
    `['’]?((?:1\\d|20)?)([2-9]0)er(n?)${END}`,
    ([, century = '', tens = '', n = '']) =>
      `${century ? `${cardinal(BigInt(century))}hundert` : ''}${cardinal(BigInt(tens))}er${n}`,
  ),
];
