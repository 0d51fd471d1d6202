import type { Language } from '../../language.ts';
import { abbreviations } from './abbreviations.ts';
import { dates, months } from './dates.ts';
import { forms } from './forms.ts';
import { currencies } from './money.ts';
import { bare, cardinal, digitByDigit, fraction, genderOf, mixed, ordinal } from './numbers.ts';
import { scales } from './scales.ts';
import { signs } from './signs.ts';
import { times } from './times.ts';
import { units } from './units.ts';
import { weekdays } from './weekdays.ts';

export const de: Language = {
  code: 'de',
  cardinal,
  bare,
  decimals: digitByDigit,
  fraction,
  mixed,
  genderOf,
  decimalMark: ',',
  groupMark: '[. ]',
  decimalWord: 'Komma',
  signs,
  scales,
  scaleJoin: () => '',
  moneyScales: { k: 'tausend' },
  currencies,
  units,
  months,
  weekdays,
  abbreviations,
  listOrdinal: (value) =>
    `${ordinal(BigInt(value))
      .replace(/^./, (first) => first.toUpperCase())
      .replace(/r$/, 'ns')}`,
  rules: [...dates, ...times, ...forms],
  openers: [],
  joiners: [],
  breaths: {
    clauses: [
      'und',
      'aber',
      'oder',
      'denn',
      'weil',
      'dass',
      'wenn',
      'ob',
      'damit',
      'sodass',
      'obwohl',
      'während',
      'bevor',
      'nachdem',
      'sondern',
      'falls',
    ],
    phrases: ['mit', 'für', 'von', 'bei', 'nach', 'aus', 'in', 'an', 'auf', 'zu', 'durch', 'um'],
  },
  phone: {
    country: (digits) => (digits.length === 2 ? cardinal(BigInt(digits)) : digitByDigit(digits)),
    prefix: digitByDigit,
    group: digitByDigit,
    isSpaced: /^0/,
    extension: { written: 'Durchwahl|DW', spoken: 'Durchwahl' },
  },
};
