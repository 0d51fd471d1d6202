import type { Language } from '../../language.ts';
import { abbreviations } from './abbreviations.ts';
import { dates, months } from './dates.ts';
import { forms } from './forms.ts';
import { currencies } from './money.ts';
import {
  bare,
  cardinal,
  decimals,
  digitByDigit,
  fraction,
  genderOf,
  mixed,
  ordinal,
} from './numbers.ts';
import { scales } from './scales.ts';
import { signs } from './signs.ts';
import { times } from './times.ts';
import { units } from './units.ts';
import { weekdays } from './weekdays.ts';

export const fr: Language = {
  code: 'fr',
  cardinal,
  bare,
  decimals,
  fraction,
  mixed,
  genderOf,
  fractionOf: ({ isNegative, whole, numerator, denominator }, { one, gender }) => {
    if (isNegative || whole) return undefined;
    const isHalf = numerator === 1n && denominator === 2n;
    const of = /^[aeiouyhéè]/i.test(one) ? "d'" : 'de ';
    return isHalf
      ? `${gender === 'feminine' ? 'une demi' : 'un demi'} ${one}`
      : `${fraction(numerator, denominator)} ${of}${one}`;
  },
  decimalMark: ',',
  groupMark: '[. ]',
  decimalWord: 'virgule',
  signs,
  scales,
  // "deux millions d'euros"
  scaleJoin: (noun) => (/^[aeéiouyh]/i.test(noun) ? "d'" : 'de '),
  moneyScales: { k: 'mille', m: 'million' },
  currencies,
  units,
  months,
  weekdays,
  abbreviations,
  listOrdinal: (value) =>
    value === 1
      ? 'Premièrement'
      : `${ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase())}ment`,
  rules: [...dates, ...times, ...forms],
  openers: [],
  joiners: ['de'],
  breaths: {
    clauses: [
      'et',
      'mais',
      'ou',
      'car',
      'donc',
      'parce',
      'qui',
      'que',
      'quand',
      'lorsque',
      'puisque',
      'si',
      'afin',
      'pour',
      'où',
    ],
    phrases: ['avec', 'dans', 'sur', 'chez', 'par', 'en', 'avant', 'après', 'sans', 'depuis'],
  },
  phone: {
    country: (digits) => cardinal(BigInt(digits)),
    prefix: (digits) => cardinal(BigInt(digits)),
    // In pairs, as they are dictated: "zéro six, douze, trente-quatre".
    group: (digits) => (digits.length <= 3 ? decimals(digits) || 'zéro' : digitByDigit(digits)),
    isSpaced: /^0/,
    extension: { written: 'poste', spoken: 'poste' },
  },
};
