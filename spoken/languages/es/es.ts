import type { Language } from '../../language.ts';
import { abbreviations } from './abbreviations.ts';
import { dates, months } from './dates.ts';
import { forms, ordinal, ordinalForms } from './forms.ts';
import { currencies } from './money.ts';
import { bare, cardinal, decimals, digitByDigit, fraction, genderOf, mixed } from './numbers.ts';
import { scales } from './scales.ts';
import { signs } from './signs.ts';
import { times } from './times.ts';
import { units } from './units.ts';
import { weekdays } from './weekdays.ts';

export const es: Language = {
  code: 'es',
  cardinal,
  bare,
  decimals,
  fraction,
  mixed,
  genderOf,
  fractionOf: ({ isNegative, whole, numerator, denominator }, { one, many, gender }) => {
    if (isNegative) return undefined;
    const isHalf = numerator === 1n && denominator === 2n;
    const half = gender === 'feminine' ? 'media' : 'medio';
    if (whole)
      return isHalf
        ? `${cardinal(BigInt(whole))} y ${half} ${whole === '1' ? one : many}`
        : undefined;
    return isHalf ? `${half} ${one}` : `${fraction(numerator, denominator)} de ${one}`;
  },
  decimalMark: ',',
  groupMark: '[. ]',
  decimalWord: 'coma',
  signs,
  scales,
  // "dos millones de euros"
  scaleJoin: () => 'de ',
  moneyScales: { k: 'mil', m: 'millón' },
  currencies,
  units,
  months,
  weekdays,
  abbreviations,
  listOrdinal: (value) => ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase()),
  rules: [...ordinalForms, ...dates, ...times, ...forms],
  openers: [],
  joiners: ['de', 'del'],
  breaths: {
    clauses: [
      'y',
      'e',
      'pero',
      'o',
      'u',
      'porque',
      'que',
      'cuando',
      'aunque',
      'si',
      'mientras',
      'donde',
      'pues',
      'así',
      'sino',
    ],
    phrases: ['con', 'para', 'por', 'en', 'desde', 'hasta', 'sin', 'sobre', 'antes', 'después'],
  },
  phone: {
    country: (digits) => (digits.length === 2 ? cardinal(BigInt(digits)) : digitByDigit(digits)),
    prefix: (digits) => cardinal(BigInt(digits)),
    group: digitByDigit,
    isSpaced: /^[6-9].*(?<!000)$/,
    extension: { written: 'ext|extensión', spoken: 'extensión' },
  },
};
