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
    '#': signs.hash,
    '²': signs.squared,
    '³': signs.cubed,
  };
  return [
    rule('[~≈]\\s?(?=[\\d$€£])', () => signs.about),
    rule('n[o°º]?\\.?\\s?[°º]|(?:no\\.?\\s?|№\\s?|#)(?=\\d)|№', () => signs.number),
    // Between two sizes: 30 cm x 20 cm.
    rule('[x×](?=\\s\\d)', (_, { before }) =>
      /\d\S*(?:\s\S{1,3})?\s$/.test(before) ? signs.by : undefined,
    ),
    rule('[<>]\\s?(?=[-\\d])', ([text]) => names[text.trim()]),
    rule('(?<=\\s|^)[+=<>×]+(?=\\s|$)', ([text]) => names[text[0] ?? '']),
    rule('/(?=\\s)', () => signs.slash),
    rule('[&§%@→±≤≥≈$²³]|(?<!#)#(?![\\w#])', ([text]) => names[text]),
  ];
}
