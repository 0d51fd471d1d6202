import type { Language } from '../../language.ts';
import { abbreviations } from './abbreviations.ts';
import { addresses } from './addresses.ts';
import { dates, months } from './dates.ts';
import { forms } from './forms.ts';
import { currencies } from './money.ts';
import { bare, cardinal, digitByDigit, fraction, ordinal } from './numbers.ts';
import { scales } from './scales.ts';
import { signs } from './signs.ts';
import { times } from './times.ts';
import { units } from './units.ts';
import { weekdays } from './weekdays.ts';

export const en: Language = {
  code: 'en',
  cardinal,
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
  signs,
  scales,
  scaleJoin: () => '',
  moneyScales: { k: 'thousand', m: 'million', b: 'billion', t: 'trillion' },
  currencies,
  units,
  // Inches stand at the end of a phrase, or before another size.
  isNoUnit: (name, after) =>
    /^in$/i.test(name) && /^\s(?!(?:by|x|wide|long|tall|deep|thick|high)\b)[a-z]/i.test(after),
  months,
  weekdays,
  abbreviations,
  listOrdinal: (value) => ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase()),
  // A house number, and up to three names before "St".
  isHeld: (piece) => /(?:^|\s)\d{1,5}(?:\s[NSEW]\.?)?(?:\s\p{Lu}[\p{L}']*){1,3}$/u.test(piece),
  rules: [...dates, ...times, ...addresses, ...forms],
  openers: ['st.', 'no.'],
  joiners: ['of'],
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
