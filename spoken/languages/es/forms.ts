import { romanRule, romanValue } from '../../kinds/roman.ts';
import type { Gender } from '../../language.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { cardinal, genderOf } from './numbers.ts';
import { inGender, ordinal as masculine, short } from './ordinals.ts';

export const ordinal = (value: bigint, gender: Gender = 'masculine'): string => {
  const said = masculine(Number(value));
  return said === undefined ? cardinal(value) : inGender(said, gender);
};

/** 1.º, 3.er, 5.ª, 1ro: before all others, as their dot is no decimal mark. */
export const ordinalForms = [
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
];

/** Roman numbers, by what they number. */
export const forms = [
  romanRule('siglos?', (value) => cardinal(value), 'iy'),
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
];
