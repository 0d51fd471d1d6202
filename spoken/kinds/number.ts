import type { Around, Language, Rule } from '../language.ts';
import { numberPattern, readNumber, sayNumber, sayWhole } from '../numbers.ts';
import { END, rule } from '../rules.ts';
import { sayScaled, scaledPattern } from './amount.ts';

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
  const say = (text: string, around: Around) => {
    if (/^\d+$/.test(text)) return language.bare(text, around);
    return sayNumber(readNumber(text, language), language, language.genderOf?.(around.after));
  };
  return [
    rule(`(\\d{1,4}):(\\d{1,4})(?!:)${END}`, ([, left = '', right = ''], around) =>
      [left, right].map((part) => say(part, { ...around, after: '' })).join(` ${signs.ratio} `),
    ),
    // Versions: 2.10.3, and 2.3 where the decimal mark is a comma.
    rule(`\\d+(?:\\.\\d+)${language.decimalMark === ',' ? '+' : '{2,}'}${END}`, ([text]) =>
      new RegExp(`^${written}$`).test(text)
        ? undefined
        : text
            .split('.')
            .map((part) => sayWhole(part, language))
            .join(` ${signs.point} `),
    ),
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
    rule(scaledPattern(language), ([, value = '', scale]) =>
      sayScaled({ number: value, scale }, language),
    ),
    rule(`(?:[-−](?=[\\d.,]))?${written}x?${END}`, ([text], around) => {
      const value = text.replace(/x$/i, '');
      return say(value, around) + (value === text ? '' : ` ${signs.times}`);
    }),
    rule(written, ([text], around) => say(text, around)),
  ];
}
