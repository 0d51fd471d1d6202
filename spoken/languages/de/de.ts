import { romanRule } from '../../kinds/roman.ts';
import type { Language } from '../../language.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { abbreviations } from './abbreviations.ts';
import { dates, months } from './dates.ts';
import { currencies } from './money.ts';
import {
  bare,
  cardinal,
  digitByDigit,
  fraction,
  genderOf,
  mixed,
  noun,
  ordinal,
  ordinalAfter,
  year,
} from './numbers.ts';
import { times } from './times.ts';
import { units } from './units.ts';

const million = noun('Million', 'Millionen', 'feminine');
const milliard = noun('Milliarde', 'Milliarden', 'feminine');
const billion = noun('Billion', 'Billionen', 'feminine');
const thousand = noun('Tausend');

export const de: Language = {
  code: 'de',
  cardinal,
  ordinal,
  year,
  bare,
  decimals: digitByDigit,
  fraction,
  mixed,
  genderOf,
  decimalMark: ',',
  groupMark: '[. ]',
  decimalWord: 'Komma',
  signs: {
    at: 'at',
    dot: 'Punkt',
    point: 'Punkt',
    slash: 'Slash',
    dash: 'Bindestrich',
    underscore: 'Unterstrich',
    colon: 'Doppelpunkt',
    hash: 'Hashtag',
    and: 'und',
    plus: 'plus',
    minus: 'minus',
    times: 'mal',
    by: 'mal',
    equals: 'gleich',
    percent: 'Prozent',
    perMille: 'Promille',
    degree: noun('Grad'),
    per: 'pro',
    to: 'bis',
    ratio: 'zu',
    about: 'etwa',
    less: 'kleiner als',
    more: 'größer als',
    number: 'Nummer',
    question: 'Fragezeichen',
    bar: 'senkrechter Strich',
    backslash: 'Backslash',
    asterisk: 'Sternchen',
    paragraph: 'Paragraf',
    ampersand: 'Und-Zeichen',
    dollar: 'Dollar',
    tilde: 'Tilde',
    dividedBy: 'geteilt durch',
    atMost: 'höchstens',
    atLeast: 'mindestens',
    plusMinus: 'plus minus',
  },
  scales: {
    tausend: thousand,
    'tsd.': thousand,
    million,
    millionen: million,
    'mio.': million,
    mio: million,
    milliarde: milliard,
    milliarden: milliard,
    'mrd.': milliard,
    mrd: milliard,
    billion,
    billionen: billion,
    'bio.': billion,
  },
  scaleJoin: () => '',
  moneyScales: { k: 'tausend' },
  currencies,
  units,
  months,
  abbreviations,
  listOrdinal: (value) =>
    `${ordinal(BigInt(value))
      .replace(/^./, (first) => first.toUpperCase())
      .replace(/r$/, 'ns')}`,
  rules: [
    ...dates,
    ...times,
    // "2-D", "3-D-Drucker", "5-jährig".
    rule(`(\\d{1,3})-(?=[${LETTER}])`, ([, digits = '']) => `${cardinal(BigInt(digits))} `),
    // A number with a dot is an ordinal where the sentence goes on, or where it is all there is.
    rule(`(\\d{1,4})\\.(?=\\s[${LETTER}])`, ([, digits = ''], { before, after }) =>
      isOrdinal(before, after) ? ordinalAfter(BigInt(digits), before) : undefined,
    ),
    strictRule(`(\\d{1,4})\\.(?=\\s*$)`, ([, digits = ''], { before }) =>
      before.trim() === '' ? ordinal(BigInt(digits)) : undefined,
    ),
    rule(`([${LETTER}]+)str\\.(?=\\s|$)`, ([, name = '']) => `${name}straße`),
    romanRule('Kapitel|Teil|Band|Akt|Weltkrieg', (value) => cardinal(value)),
    romanRule(
      `Heinrich|Ludwig|Elisabeth|Karl|Friedrich|Wilhelm|Otto|Papst [${LETTER}]+|König [${LETTER}]+|Kaiser [${LETTER}]+`,
      (value) => `der ${ordinal(value).slice(0, -1)}`,
    ),
    // A postcode before its town.
    strictRule(`(\\d{5})(?=\\s[A-ZÄÖÜ])`, ([digits], { before }) =>
      /(?:^|,\s|D-)$/.test(before) ? digitByDigit(digits) : undefined,
    ),
    rule(`(\\d+)fach${END}`, ([, digits = '']) => `${cardinal(BigInt(digits), 'neuter')}fach`),
  ],
  joiners: [
    'uhr',
    'z',
    'd',
    'u',
    'i',
    'v',
    'n',
    'chr',
    'bis',
    'papst',
    'könig',
    'kaiser',
    'kapitel',
  ],
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

/** "am 3. Tag" and "der 3." go on; in "es sind 3. Dann" the dot ends the sentence. */
function isOrdinal(before: string, after: string): boolean {
  if (
    /(?:^|\s)(?:der|die|das|am|vom|zum|beim|im|dem|den|des|zur|einen|ihr|ihre|ihren|jeder|jeden|und)\s$/i.test(
      before,
    )
  )
    return true;
  return before.trim() === '' && /^\s\p{L}/u.test(after);
}
