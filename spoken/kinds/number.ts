import type { Language, Rule } from '../language.ts';
import { numberPattern, readNumber, sayNumber } from '../numbers.ts';
import { anyOf, END, rule } from '../rules.ts';
import { amountPattern, sayScaled } from './amount.ts';

/** 5, -2, 9,000, 3.14, 2.5 million, 2-5, 2x8, 2+3: what is left once the other kinds had their turn. */
export function number(language: Language): Rule[] {
  const { signs } = language;
  const written = numberPattern(language);
  const operators: Readonly<Record<string, string>> = {
    x: signs.by,
    '×': signs.times,
    '*': signs.times,
    '+': signs.plus,
    '=': signs.equals,
    '÷': signs.dividedBy,
    '/': signs.dividedBy,
    '<': signs.less,
    '>': signs.more,
  };
  const say = (text: string, around: { before: string; after: string }) => {
    if (/^\d+$/.test(text)) return language.bare(text, around);
    return sayNumber(readNumber(text, language), language, language.genderOf?.(around.after));
  };
  return [
    rule(
      `([-−]?${written})(\\s?)([x×*+=÷<>]|/(?=\\s))\\2(?=[-−]?${written})`,
      ([, left = '', , sign = ''], around) =>
        `${say(left, { ...around, after: '' })} ${operators[sign.toLowerCase()]}`,
    ),
    rule(`(\\d+)\\s?[-–—]\\s?(?=(\\d+))`, ([, left = '', right = ''], around) =>
      Number(left) < Number(right) || /^\d+\s?\p{L}/u.test(around.after)
        ? `${language.bare(left, { ...around, after: '' })} ${signs.to}`
        : undefined,
    ),
    rule(
      `${amountPattern(language).slice(0, -1)}${END}`,
      ([, value = '', scale]) => scale && sayScaled({ number: value, scale }, language),
    ),
    rule(`(?:[-−](?=[\\d.,]))?${written}(?:${anyOf(['x'])})?${END}`, ([text], around) => {
      const value = text.replace(/x$/i, '');
      return say(value, around) + (value === text ? '' : ` ${signs.times}`);
    }),
    rule('\\d+', ([text], around) => language.bare(text, around)),
  ];
}
