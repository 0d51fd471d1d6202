import type { Language, Rule } from '../language.ts';
import { anyOf, END, rule } from '../rules.ts';

/** "e.g.", "approx." and the like. A spoken form with a dot may end a sentence; "Dr." does not. */
export function abbreviation({ abbreviations }: Language): Rule[] {
  return [
    rule(`(?:${anyOf(Object.keys(abbreviations))})${END}`, ([text], { after }) => {
      const said = abbreviations[text.toLowerCase()];
      return said?.endsWith('.') && !endsSentence(after) ? said.slice(0, -1) : said;
    }),
  ];
}

/** Whether the dot of an abbreviation was the end of the sentence too. */
export function endsSentence(after: string): boolean {
  return /^\s*$|^\s+["“«¿¡]*\p{Lu}/u.test(after);
}

/** What was said, with the dot that ended the written form where it ends the sentence too. */
export const withDot = (written: string, said: string, after: string): string =>
  written.trimEnd().endsWith('.') && endsSentence(after) ? `${said}.` : said;
