import type { Language, Noun, Rule } from '../language.ts';
import { anyOf, END, LETTER, rule } from '../rules.ts';
import { endsSentence } from './abbreviation.ts';
import { amountPattern, sayAmount, sayScaled } from './amount.ts';
import { fractionParts, sayFraction } from './fraction.ts';

/** 12 kg, 200 km/h, 7.2-millimeter, 42/m², 8 %, 21 °C, 1/2 mm, 1.5 million. */
export function measure(language: Language): Rule[] {
  const { units, signs } = language;
  const amount = amountPattern(language);
  const unit = `(${anyOf(Object.keys(units))})`;
  const fraction = `([-−]?)(?:(\\d+)\\s)?(\\d+)/(\\d+)`;
  // 5G and 4K are no units; in "5 W" the space tells.
  const find = (name: string, isApart = true): Noun | undefined =>
    units[name] ?? (isApart || name.length > 1 ? units[name.toLowerCase()] : undefined);

  return [
    rule(
      `${amount}(?:\\s|-(?=[${LETTER}]{3}))?${unit}(?:/${unit})?${END}`,
      ([text, number = '', scale, name = '', other], { after }) => {
        const noun = find(name, text.includes(' '));
        const below = other === undefined ? undefined : find(other);
        if (!noun || language.isNoUnit?.(name, after)) return undefined;
        const said = sayAmount({ number, scale }, noun, language);
        const dot = text.endsWith('.') && endsSentence(after) ? '.' : '';
        return `${said}${below ? ` ${signs.per} ${below.one}` : ''}${dot}`;
      },
      true,
    ),
    rule(`${fraction}(?:\\s|-)?${unit}${END}`, ([, sign, whole, up = '', down = '', name = '']) => {
      const noun = find(name);
      const parts = fractionParts(sign, whole, up, down);
      if (!noun || !parts) return undefined;
      return (
        language.fractionOf?.(parts, noun) ??
        `${sayFraction(parts, language)} ${whole ? noun.many : noun.one}`
      );
    }),
    rule(`${amount}\\s?/\\s?${unit}${END}`, ([, number = '', scale, name = '']) => {
      const noun = find(name);
      return noun && `${sayScaled({ number, scale }, language)} ${signs.per} ${noun.one}`;
    }),
    rule(
      `${amount}/(?=[${LETTER}]{1,20}${END})`,
      ([, number = '', scale]) => `${sayScaled({ number, scale }, language)} ${signs.per}`,
    ),
    rule(
      `${amount}\\s?%`,
      ([, number = '', scale]) => `${sayScaled({ number, scale }, language)} ${signs.percent}`,
      true,
    ),
    rule(
      `${amount}\\s?‰`,
      ([, number = '']) => `${sayScaled({ number }, language)} ${signs.perMille}`,
    ),
    rule(
      `${amount}\\s?°(?![${LETTER}])`,
      ([, number = '']) => sayAmount({ number }, signs.degree, language),
      true,
    ),
  ];
}
