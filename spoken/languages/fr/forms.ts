import { romanRule, romanValue } from '../../kinds/roman.ts';
import { END, LETTER, rule, strictRule } from '../../rules.ts';
import { cardinal, ordinal } from './numbers.ts';

/** Ordinals and Roman numbers. */
export const forms = [
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
];
