import type { Language, Rule } from '../language.ts';
import { anyOf, END, rule } from '../rules.ts';

/** "e.g." and "approx.", and signs that are words, such as & and °. */
export function abbreviation(language: Language): Rule[] {
  const { abbreviations, signs } = language;
  const names: Readonly<Record<string, string>> = {
    '&': signs.and, '+': signs.plus, '=': signs.equals, '%': signs.percent, '§': signs.paragraph,
    '<': signs.less, '>': signs.more, '≤': signs.atMost, '≥': signs.atLeast, '≈': signs.about,
    '×': signs.times, '@': signs.at, '→': signs.to, $: signs.dollar, '#': signs.hash,
    '±': signs.plusMinus, '*': signs.asterisk,
  };
  return [
    rule(`(?:${anyOf(Object.keys(abbreviations))})${END}`, ([text], { after }) => {
      const said = abbreviations[text.toLowerCase()];
      if (said === undefined) return undefined;
      return text.endsWith('.') && endsSentence(after) ? `${said}.` : said;
    }),
    rule(`[~≈]\\s?(?=[\\d$€£])`, () => signs.about),
    rule(`(?:n[o°º]\\.?\\s?|№\\s?|#)(?=\\d)`, () => signs.number),
    rule(`[<>≤≥]\\s?(?=[-\\d])`, ([text]) => names[text.trim()]),
    rule(`(?<=\\s|^)[&+=<>×@→≤≥≈±]+(?=\\s|$)`, ([text]) => names[text[0] ?? '']),
    rule('/(?=\\s)', () => signs.slash),
    rule('[&§%@→±≤≥≈$]', ([text]) => names[text]),
  ];
}

/** Whether the dot of an abbreviation was the end of the sentence too. */
export function endsSentence(after: string): boolean {
  return /^\s*$|^\s+["“]?\p{Lu}/u.test(after);
}
