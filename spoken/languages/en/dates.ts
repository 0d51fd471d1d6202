import { withDot } from '../../kinds/abbreviation.ts';
import { anyOf, END, rule, strictRule } from '../../rules.ts';
import { cardinal, digitByDigit, house, ordinal, year } from './numbers.ts';

const NAMES =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Every written form of a month. "May" has no short one. */
export const months: Readonly<Record<string, string>> = Object.fromEntries(
  NAMES.flatMap((name) => {
    const short = name.slice(0, 3).toLowerCase();
    return [
      name.toLowerCase(),
      short,
      ...(short === name.toLowerCase() ? [] : [`${short}.`]),
      ...(short === 'sep' ? ['sept', 'sept.'] : []),
    ].map((written) => [written, name]);
  }),
);

const MONTH = `(${anyOf(Object.keys(months))})`;
const DAY = '(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = "('?\\d{4}|'\\d{2})";
const DECADES: Readonly<Record<string, string>> = {
  1: 'tens',
  2: 'twenties',
  3: 'thirties',
  4: 'forties',
  5: 'fifties',
  6: 'sixties',
  7: 'seventies',
  8: 'eighties',
  9: 'nineties',
};

const day = (digits: string) => ordinal(BigInt(digits));
const month = (name: string) => months[name.toLowerCase()] ?? name;
const numbered = (digits: string) => NAMES[Number(digits) - 1];

/** 2024 as a year, 05 as its last two digits. */
function sayYear(digits: string | undefined): string {
  if (!digits) return '';
  const bare = digits.replace("'", '');
  if (bare.length === 4) return ` ${year(Number(bare))}`;
  return ` ${/^0/.test(bare) ? digitByDigit(bare) : cardinal(BigInt(bare))}`;
}

/** "the fifth of July", without a second article. */
function dayFirst(digits: string, name: string, yearDigits: string | undefined, before: string) {
  const article = /\bthe\s+$/i.test(before) ? '' : 'the ';
  return `${article}${day(digits)} of ${name}${sayYear(yearDigits)}`;
}

/** Months are read first where that is possible, as in the United States. */
function numeric(first: string, second: string, yearDigits: string, before: string) {
  const name = numbered(first);
  if (name && Number(second) <= 31) return `${name} ${day(second)}${sayYear(yearDigits)}`;
  const other = numbered(second);
  return other && Number(first) <= 31 ? dayFirst(first, other, yearDigits, before) : undefined;
}

export const dates = [
  rule(
    `${MONTH}[-.\\s]\\s?${DAY}(?:(?:,\\s?|[-\\s])${YEAR})?${END}(?!:)`,
    ([, name = '', digits = '', years]) =>
      `${month(name)} ${day(digits)}${years ? `,${sayYear(years)}` : ''}`,
  ),
  rule(
    `${DAY}(?:\\s(?:of\\s)?|-)${MONTH}(?:(?:,\\s?|[-\\s])${YEAR})?${END}`,
    ([, digits = '', name = '', years], { before }) => dayFirst(digits, month(name), years, before),
  ),
  rule(
    `${MONTH}[,\\s-]\\s?(\\d{4})${END}`,
    ([, name = '', years]) => `${month(name)}${sayYear(years)}`,
  ),
  rule(
    `(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:T(?=\\d)|${END})`,
    ([, years, , digits = '', other = '']) => {
      const name = numbered(digits);
      return name && Number(other) >= 1 && Number(other) <= 31
        ? `${name} ${day(other)}${sayYear(years)}`
        : undefined;
    },
  ),
  rule(
    `(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${END}`,
    ([, first = '', , second = '', years = ''], { before }) =>
      Number(first) && Number(second) ? numeric(first, second, years, before) : undefined,
  ),
  // A day and a month without a year are told from a fraction by the word before.
  rule(
    `(0?[1-9]|1[0-2])/(0?[1-9]|[12]\\d|3[01])(?![/\\d])${END}`,
    ([, name = '', digits = ''], { before }) =>
      /\b(?:on|by|until|till|before|after|since|from|due|through|\w+day,?)\s$/i.test(before)
        ? `${numbered(name)} ${day(digits)}`
        : undefined,
  ),
  rule(
    `(mid-)?['’]?((?:1\\d|20)?)(\\d)0['’]?s${END}`,
    ([, mid, century, tens = ''], { before }) => {
      const prefix = mid ? 'mid ' : '';
      if (tens === '0')
        return century
          ? `${prefix}${century === '20' ? 'two thousands' : `${cardinal(BigInt(century))} hundreds`}`
          : undefined;
      if (!century && before === '') return `${prefix}${DECADES[tens]}`;
      return `${prefix}${century ? `${cardinal(BigInt(century))} ` : ''}${DECADES[tens]}`;
    },
    true,
  ),
  rule(
    `(\\d{1,4})\\s?(A\\.?D\\.?|B\\.?C\\.?E?\\.?|C\\.?E\\.?)${END}`,
    ([text, digits = '', era = ''], { after }) =>
      withDot(
        text,
        `${digits.length === 3 ? house(digits) : year(Number(digits))} ${era.replaceAll('.', '').toUpperCase()}`,
        after,
      ),
  ),
  strictRule(
    `([1-4])Q\\s?'?(\\d{4}|\\d{2})${END}`,
    ([, quarter = '', years = '']) => `the ${ordinal(BigInt(quarter))} quarter of${sayYear(years)}`,
  ),
  strictRule(
    `Q([1-4])\\s'?(\\d{4}|\\d{2})${END}`,
    ([, quarter = '', years = '']) => `the ${ordinal(BigInt(quarter))} quarter of${sayYear(years)}`,
  ),
];
