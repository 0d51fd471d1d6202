import { sayScaled } from '../../kinds/amount.ts';
import { romanRule } from '../../kinds/roman.ts';
import type { Language } from '../../language.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { abbreviations } from './abbreviations.ts';
import { addresses } from './addresses.ts';
import { dates, months } from './dates.ts';
import { currencies } from './money.ts';
import { bare, cardinal, digitByDigit, fraction, ordinal, year } from './numbers.ts';
import { times } from './times.ts';
import { units } from './units.ts';

const scale = (word: string) => ({ one: word, many: word });

export const en: Language = {
  code: 'en',
  cardinal,
  ordinal,
  year,
  bare,
  decimals: digitByDigit,
  fraction,
  mixed: (whole, numerator, denominator) => `${whole} and ${fraction(numerator, denominator)}`,
  fractionOf: ({ isNegative, whole, numerator, denominator }, unit) => {
    if (isNegative || whole) return undefined;
    const article = /^[aeiou]|^hour/.test(unit.one) ? 'an' : 'a';
    const isHalf = numerator === 1n && denominator === 2n;
    return isHalf
      ? `half ${article} ${unit.one}`
      : `${fraction(numerator, denominator)} of ${article} ${unit.one}`;
  },
  decimalMark: '.',
  groupMark: ',',
  decimalWord: 'point',
  signs: {
    at: 'at',
    dot: 'dot',
    point: 'point',
    slash: 'slash',
    dash: 'dash',
    underscore: 'underscore',
    colon: 'colon',
    hash: 'hash',
    and: 'and',
    plus: 'plus',
    minus: 'minus',
    times: 'times',
    by: 'by',
    equals: 'equals',
    percent: 'percent',
    perMille: 'per mille',
    degree: { one: 'degree', many: 'degrees' },
    per: 'per',
    to: 'to',
    ratio: 'to',
    about: 'about',
    less: 'less than',
    more: 'more than',
    number: 'number',
    question: 'question mark',
    bar: 'vertical bar',
    backslash: 'backslash',
    asterisk: 'asterisk',
    paragraph: 'section',
    ampersand: 'ampersand',
    dollar: 'dollar',
    tilde: 'tilde',
    dividedBy: 'divided by',
    atMost: 'at most',
    atLeast: 'at least',
    plusMinus: 'plus or minus',
  },
  scales: {
    hundred: scale('hundred'),
    thousand: scale('thousand'),
    million: scale('million'),
    billion: scale('billion'),
    trillion: scale('trillion'),
    mn: scale('million'),
    mio: scale('million'),
    bn: scale('billion'),
    tn: scale('trillion'),
  },
  scaleJoin: () => '',
  moneyScales: { k: 'thousand', m: 'million', b: 'billion', t: 'trillion' },
  currencies,
  units,
  // Inches stand at the end of a phrase, or before another size.
  isNoUnit: (name, after) =>
    /^in$/i.test(name) && /^\s(?!(?:by|x|wide|long|tall|deep|thick|high)\b)[a-z]/i.test(after),
  months,
  abbreviations,
  listOrdinal: (value) => ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase()),
  // A house number, and up to three names before "St".
  isHeld: (piece) => /(?:^|\s)\d{1,5}(?:\s[NSEW]\.?)?(?:\s\p{Lu}[\p{L}']*){1,3}$/u.test(piece),
  rules: [
    ...dates,
    ...times,
    ...addresses,
    rule(`(\\d{1,3}(?:,\\d{3})+|\\d+)(st|nd|rd|th)${END}`, ([, digits = '', ending = '']) => {
      const value = BigInt(digits.replaceAll(',', ''));
      const said = ordinal(value);
      // A wrong ending is no ordinal.
      return properEnding(value) === ending.toLowerCase() ? said : `${cardinal(value)} ${ending}`;
    }),
    // 1.5M, 20M; a smaller letter, or a whole number with another letter, is something else.
    strictRule(`(\\d+(?:\\.\\d+)?M|\\d+\\.\\d+[KBT])${END}`, ([text]) =>
      sayScaled({ number: text.slice(0, -1), scale: text.slice(-1) }, en),
    ),
    rule(
      `(\\d)['’′]\\s?(\\d{1,2})(?:["”″]|'')`,
      ([, feet = '', inches = '']) => `${cardinal(BigInt(feet))} foot ${cardinal(BigInt(inches))}`,
    ),
    strictRule('401\\(k\\)', () => 'four oh one k'),
    rule(`St\\.(?=\\s[A-ZÀ-Þ])`, (_, { before }) =>
      /\p{Lu}\p{L}+\s$/u.test(before) ? undefined : 'Saint',
    ),
    romanRule(
      'World War|Part|Chapter|Volume|Act|Phase|Type|Class|Section|Super Bowl|Grade|Level',
      (value) => cardinal(value),
    ),
    romanRule(
      `Henry|Louis|Elizabeth|Charles|George|Edward|William|Richard|James|Philip|Pope [${LETTER}]+|King [${LETTER}]+|Queen [${LETTER}]+`,
      (value) => `the ${ordinal(value)}`,
    ),
  ],
  joiners: [
    'mon',
    'tue',
    'tues',
    'wed',
    'thu',
    'thurs',
    'fri',
    'sat',
    'sun',
    'st',
    'no',
    'of',
    'to',
    'and',
    'king',
    'queen',
    'pope',
    'world',
    'super',
    'sq',
  ],
  breaths: {
    clauses: [
      'and',
      'but',
      'because',
      'which',
      'who',
      'so',
      'if',
      'when',
      'while',
      'where',
      'although',
      'unless',
      'until',
      'then',
      'or',
    ],
    phrases: ['for', 'with', 'from', 'by', 'in', 'on', 'at', 'after', 'before', 'to'],
  },
  phone: {
    country: digitByDigit,
    prefix: (digits) => (digits.endsWith('00') ? cardinal(BigInt(digits)) : digitByDigit(digits)),
    group: digitByDigit,
    isSpaced: /./,
    extension: { written: 'ext|extension|x', spoken: 'extension' },
  },
};

function properEnding(value: bigint): string {
  const [tens, ones] = [Number(value % 100n), Number(value % 10n)];
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][ones] ?? 'th';
}
