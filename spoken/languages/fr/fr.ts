import { romanRule, romanValue } from '../../kinds/roman.ts';
import type { Language } from '../../language.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { abbreviations } from './abbreviations.ts';
import { dates, months } from './dates.ts';
import { currencies } from './money.ts';
import {
  bare,
  cardinal,
  decimals,
  digitByDigit,
  fraction,
  genderOf,
  mixed,
  noun,
  ordinal,
  year,
} from './numbers.ts';
import { times } from './times.ts';
import { units } from './units.ts';

const million = noun('million');
const milliard = noun('milliard');
const thousand = noun('mille', 'mille');

export const fr: Language = {
  code: 'fr',
  cardinal,
  ordinal,
  year,
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
  signs: {
    at: 'arobase',
    dot: 'point',
    point: 'point',
    slash: 'barre oblique',
    dash: 'tiret',
    underscore: 'tiret bas',
    colon: 'deux points',
    hash: 'dièse',
    and: 'et',
    plus: 'plus',
    minus: 'moins',
    times: 'fois',
    by: 'par',
    equals: 'égale',
    percent: 'pour cent',
    perMille: 'pour mille',
    degree: noun('degré'),
    per: 'par',
    to: 'à',
    ratio: 'à',
    about: 'environ',
    less: 'moins de',
    more: 'plus de',
    number: 'numéro',
    question: "point d'interrogation",
    bar: 'barre verticale',
    backslash: 'barre oblique inverse',
    asterisk: 'astérisque',
    paragraph: 'paragraphe',
    ampersand: 'esperluette',
    dollar: 'dollar',
    tilde: 'tilde',
    dividedBy: 'divisé par',
    atMost: 'au plus',
    atLeast: 'au moins',
    plusMinus: 'plus ou moins',
  },
  scales: {
    mille: thousand,
    million,
    millions: million,
    milliard,
    milliards: milliard,
    billion: noun('billion'),
    billions: noun('billion'),
    mrd: milliard,
    mrds: milliard,
    mds: milliard,
  },
  // "deux millions d'euros"
  scaleJoin: (noun) => (/^[aeéiouyh]/i.test(noun) ? "d'" : 'de '),
  moneyScales: { k: 'mille', m: 'million' },
  currencies,
  units,
  months,
  abbreviations,
  listOrdinal: (value) =>
    value === 1
      ? 'Premièrement'
      : `${ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase())}ment`,
  rules: [
    ...dates,
    ...times,
    rule(
      `(\\d{1,3}(?:[ .]\\d{3})+|\\d+)(?:ers?|res?|ère|i?[eè]mes?|nde?|es?|ᵉʳ?|°)${END}(?!\\s?[cf]\\b)`,
      ([text, digits = '']) => {
        const value = BigInt(digits.replace(/\D/g, ''));
        return ordinal(value, /(?:re|ère)$/.test(text) ? 'feminine' : undefined);
      },
    ),
    strictRule(`([IVX]+)(er|re|e|ème)${END}`, ([, letters = '', ending]) =>
      ordinal(BigInt(romanValue(letters)), ending === 're' ? 'feminine' : undefined),
    ),
    romanRule(
      `Louis|Henri|Charles|Napoléon|François|Philippe|Chapitre|Tome|Partie|Acte|pape [${LETTER}]+|roi [${LETTER}]+`,
      (value) => cardinal(value),
    ),
  ],
  joiners: ['de', 'du', 'à', 'p', 'av', 'apr', 'c', 'pape', 'roi', 'louis', 'henri', 'napoléon'],
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
