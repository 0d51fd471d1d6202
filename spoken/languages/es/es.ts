import { romanRule, romanValue } from '../../kinds/roman.ts';
import type { Gender, Language } from '../../language.ts';
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
  year,
} from './numbers.ts';
import { inGender, ordinal as masculine, short } from './ordinals.ts';
import { times } from './times.ts';
import { units } from './units.ts';

const ordinal = (value: bigint, gender: Gender = 'masculine'): string => {
  const said = masculine(Number(value));
  return said === undefined ? cardinal(value) : inGender(said, gender);
};
const million = noun('millón', 'millones');
const billion = noun('billón', 'billones');
const trillion = noun('trillón', 'trillones');
const thousand = noun('mil', 'mil');

export const es: Language = {
  code: 'es',
  cardinal,
  ordinal,
  year,
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
  signs: {
    at: 'arroba',
    dot: 'punto',
    point: 'punto',
    slash: 'barra',
    dash: 'guion',
    underscore: 'guion bajo',
    colon: 'dos puntos',
    hash: 'almohadilla',
    and: 'y',
    plus: 'más',
    minus: 'menos',
    times: 'por',
    by: 'por',
    equals: 'igual a',
    percent: 'por ciento',
    perMille: 'por mil',
    degree: noun('grado'),
    per: 'por',
    to: 'a',
    ratio: 'a',
    about: 'aproximadamente',
    less: 'menor que',
    more: 'mayor que',
    number: 'número',
    question: 'signo de interrogación',
    bar: 'barra vertical',
    backslash: 'barra invertida',
    asterisk: 'asterisco',
    paragraph: 'párrafo',
    ampersand: 'ampersand',
    dollar: 'dólar',
    tilde: 'virgulilla',
    dividedBy: 'dividido entre',
    atMost: 'como máximo',
    atLeast: 'como mínimo',
    plusMinus: 'más o menos',
  },
  scales: {
    mil: thousand,
    millón: million,
    millones: million,
    mill: million,
    billón: billion,
    billones: billion,
    trillón: trillion,
    trillones: trillion,
  },
  // "dos millones de euros"
  scaleJoin: () => 'de ',
  moneyScales: { k: 'mil', m: 'millón' },
  currencies,
  units,
  months,
  abbreviations,
  listOrdinal: (value) => ordinal(BigInt(value)).replace(/^./, (first) => first.toUpperCase()),
  rules: [
    rule(
      `(\\d{1,3}(?:[ .]\\d{3})+|\\d+)(?:\\.?(ᵉʳ|er|ª|º)|(°)(?!\\s?[cf]\\b)|(r[oa]|d[oa]|t[oa]|v[oa]|n[oa]|m[oa]))${END}`,
      (match) => {
        const [, digits = '', sign, , letters] = match;
        const value = Number(digits.replace(/\D/g, ''));
        const said = masculine(value);
        if (!said) return undefined;
        if (sign === 'ᵉʳ' || sign?.toLowerCase() === 'er') return short(said);
        return sign === 'ª' || letters?.toLowerCase().endsWith('a')
          ? inGender(said, 'feminine')
          : said;
      },
    ),
    ...dates,
    ...times,
    romanRule('siglos?', (value) => cardinal(value)),
    // Before a noun, or after the name of a king, up to the tenth.
    strictRule(
      `(?=[IVX])((?:X{0,3})(?:IX|IV|V?I{0,3}))(?=\\s[a-zß-ÿ])`,
      ([, letters = ''], { before, after }) => {
        if (letters.length < 2 && !/(?:^|\s)(?:el|la|del|al)\s$/i.test(before)) return undefined;
        const said = masculine(romanValue(letters));
        return said && inGender(said, genderOf(after) ?? 'masculine');
      },
    ),
    romanRule(
      `Felipe|Carlos|Alfonso|Fernando|Isabel|Enrique|Luis|Juan Pablo|Benedicto|papa [${LETTER}]+`,
      (value) => (value <= 10n ? ordinal(value) : cardinal(value)),
    ),
    romanRule('Capítulo|Tomo|Parte|Volumen|Guerra Mundial', (value) => cardinal(value)),
  ],
  joiners: [
    'lun',
    'mar',
    'mié',
    'miér',
    'jue',
    'juev',
    'vie',
    'vier',
    'sáb',
    'dom',
    'de',
    'del',
    'siglo',
    'siglos',
    'a',
    'd',
    'p',
    'felipe',
    'carlos',
    'alfonso',
    'juan',
    'papa',
    'ee',
  ],
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
