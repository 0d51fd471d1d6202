import type { Fraction, Language, Rule } from '../language.ts';
import { sayWhole } from '../numbers.ts';
import { END, rule } from '../rules.ts';

const VULGAR: Readonly<Record<string, [string, string]>> = {
  '½': ['1', '2'],
  '⅓': ['1', '3'],
  '⅔': ['2', '3'],
  '¼': ['1', '4'],
  '¾': ['3', '4'],
  '⅕': ['1', '5'],
  '⅛': ['1', '8'],
  '⅜': ['3', '8'],
  '⅝': ['5', '8'],
  '⅞': ['7', '8'],
};

/** 1/2, 3 1/2, ½, 1/4th. */
export function fraction(language: Language): Rule[] {
  return [
    rule(
      `([-−]?)(?:(\\d+)\\s)?(\\d+)/(\\d+)(?:st|nd|rd|th)?(?!/)${END}`,
      ([, sign, whole, up = '', down = '']) => {
        const parts = fractionParts(sign, whole, up, down);
        return parts && sayFraction(parts, language);
      },
    ),
    rule(`([-−]?)(\\d*)\\s?([${Object.keys(VULGAR).join('')}])`, ([, sign, whole, sign2 = '']) => {
      const [up = '', down = ''] = VULGAR[sign2] ?? [];
      const parts = fractionParts(sign, whole, up, down);
      return parts && sayFraction(parts, language);
    }),
  ];
}

/** The parts of a fraction; undefined where it is none. */
export function fractionParts(
  sign: string | undefined,
  whole: string | undefined,
  up: string,
  down: string,
): Fraction | undefined {
  if (/^0*1?$/.test(down) || up.length > 6 || down.length > 6) return undefined;
  return {
    isNegative: !!sign,
    whole: whole ?? '',
    numerator: BigInt(up),
    denominator: BigInt(down),
  };
}

export function sayFraction(
  { isNegative, whole, numerator, denominator }: Fraction,
  language: Language,
) {
  const said = whole
    ? language.mixed(sayWhole(whole, language), numerator, denominator)
    : language.fraction(numerator, denominator);
  return isNegative ? `${language.signs.minus} ${said}` : said;
}
