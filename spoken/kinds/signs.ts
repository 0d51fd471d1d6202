import type { Language, Rule } from '../language.ts';
import { rule } from '../rules.ts';

/** Signs that are words: & and §, ~5, #1, > 50. */
export function signs({ signs }: Language): Rule[] {
  const names: Readonly<Record<string, string>> = {
    '&': signs.and,
    '+': signs.plus,
    '=': signs.equals,
    '%': signs.percent,
    '§': signs.paragraph,
    '<': signs.less,
    '>': signs.more,
    '≤': signs.atMost,
    '≥': signs.atLeast,
    '≈': signs.about,
    '×': signs.times,
    '@': signs.at,
    '→': signs.to,
    $: signs.dollar,
    '±': signs.plusMinus,
  };
  return [
    rule('[~≈]\\s?(?=[\\d$€£])', () => signs.about),
    rule('(?:n\\.?[o°º]\\.?\\s?|№\\s?|#)(?=\\d)', () => signs.number),
    rule('[<>]\\s?(?=[-\\d])', ([text]) => names[text.trim()]),
    rule('(?<=\\s|^)[+=<>×]+(?=\\s|$)', ([text]) => names[text[0] ?? '']),
    rule('/(?=\\s)', () => signs.slash),
    rule('[&§%@→±≤≥≈$]', ([text]) => names[text]),
  ];
}
