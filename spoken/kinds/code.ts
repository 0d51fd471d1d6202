import type { Language, Rule } from '../language.ts';
import { sayDigits, sayWhole } from '../numbers.ts';
import { END, LETTER, rule, strictRule } from '../rules.ts';

const VOWEL = /[aeiouyàâäáéèêëíîïóôöúùûü]/i;
/** More digits than this in a code are said one by one. */
const LONGEST_NUMBER = 2;

/** 2-5lb, 2x8, 100-car: amounts, though letters touch them. */
const AMOUNT = /^\d+(?:[-–]\d+\p{L}{0,4}|x\d+|-\p{L}{3,}|x)$/iu;

/** B2A23C, MIG-25/235212, t-0t25d12-f, 31/31/100, 978-0: letters and digits that stand for themselves. */
export function code(language: Language): Rule[] {
  const part = `[\\d${LETTER}]+`;
  const isCode = (text: string) =>
    /\d/.test(text) && (/\p{L}/u.test(text) || /[-/].*[-/]/.test(text)) && !AMOUNT.test(text);
  return [
    rule(`${part}(?:[-/]${part})*(?:\\+\\+)?${END}`, ([text]) =>
      isCode(text) ? sayParts(text, language) : undefined,
    ),
    // Two groups that are no range, as the second is not the greater: 978-0.
    rule(`(\\d+)\\s?[-–]\\s?(\\d+)${END}`, ([, first = '', second = '']) =>
      Number(first) < Number(second) && !/^0\d/.test(second)
        ? undefined
        : `${sayGroup(first, language)} ${sayGroup(second, language)}`,
    ),
    strictRule(
      `[${LETTER}]\\+\\+`,
      ([text]) => `${text[0]} ${language.signs.plus} ${language.signs.plus}`,
    ),
  ];
}

/** A part of an address or a code: letters as a word where they are one, digits one by one. */
export function sayCode(text: string, language: Language): string {
  if (/^\d+$/.test(text)) return sayGroup(text, language);
  return isWord(text) ? text : spellOut(text);
}

/** "uk" as "U K". */
export const spellOut = (letters: string): string => [...letters.toUpperCase()].join(' ');

function sayParts(text: string, language: Language): string {
  const parts = text.match(/\p{L}+|\d+|[-/]|\+\+/gu) ?? [];
  const said = parts.map((part) => {
    if (part === '/') return parts.length > 5 ? ',' : ' ';
    if (part === '-') return ' ';
    if (part === '++') return `${language.signs.plus} ${language.signs.plus}`;
    return sayCode(part, language);
  });
  return said.join(' ').replace(/\s+/g, ' ');
}

function sayGroup(digits: string, language: Language): string {
  return digits.length <= LONGEST_NUMBER && !/^0/.test(digits)
    ? sayWhole(digits, language)
    : sayDigits(digits, language);
}

/** Whether letters can be said as a word; a few letters in capitals, or without a vowel, cannot. */
function isWord(letters: string): boolean {
  if (letters.length === 1) return true;
  return VOWEL.test(letters) && !(letters.length <= 4 && letters === letters.toUpperCase());
}
