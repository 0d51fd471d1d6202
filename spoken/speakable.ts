import { breaths } from './breaths.ts';
import { lastWords } from './held-words.ts';
import { abbreviation } from './kinds/abbreviation.ts';
import { code } from './kinds/code.ts';
import { electronic } from './kinds/electronic.ts';
import { fraction } from './kinds/fraction.ts';
import { measure } from './kinds/measure.ts';
import { money } from './kinds/money.ts';
import { number } from './kinds/number.ts';
import { phone } from './kinds/phone.ts';
import { signs } from './kinds/signs.ts';
import { weekday } from './kinds/weekday.ts';
import type { Language, Rule } from './language.ts';
import { de } from './languages/de/de.ts';
import { en } from './languages/en/en.ts';
import { es } from './languages/es/es.ts';
import { fr } from './languages/fr/fr.ts';
import { blocks } from './markdown/blocks.ts';
import { inline } from './markdown/inline.ts';
import { type Pronunciations, pronunciation } from './pronunciation.ts';
import { chain, type Stage } from './stage.ts';
import { words } from './words.ts';

const LANGUAGES: Readonly<Record<string, Language>> = { en, de, fr, es };

/** The languages in which written forms become words. */
export const SPOKEN_LANGUAGES = Object.keys(LANGUAGES);

/** The rules of a language once it has been spoken: compiling their patterns takes some 30 ms. */
const RULES = new Map<Language, Rule[]>();

/**
 * Makes what a model writes fit to be heard, as it is written: markdown, links, emoji, code and tables
 * go, and numbers, money, dates, times, addresses and the like become words. One of these takes one
 * text: give it each piece with `push`, and `end` it. What it returns holds letters, spaces, hyphens,
 * apostrophes and the marks of a pause, and is the same however the text was split.
 *
 * @param language - as in `de` or `de-AT`; what is not one of `SPOKEN_LANGUAGES` is read as English
 * @param pronunciations - from a word or phrase, in any case, to what is said for it
 */
export function speakable(
  language: string,
  { pronunciations = {} }: { pronunciations?: Pronunciations } = {},
): Stage {
  const known = LANGUAGES[language.slice(0, 2).toLowerCase()] ?? en;
  const rules = RULES.get(known) ?? rulesOf(known);
  RULES.set(known, rules);
  return chain([
    blocks(known),
    inline(),
    words(known, [...pronunciation(pronunciations), ...rules], lastWords(known, pronunciations)),
    breaths(known),
  ]);
}

/** In the order in which they are tried. */
function rulesOf(language: Language): Rule[] {
  return [
    ...electronic(language),
    ...language.rules,
    ...weekday(language),
    ...abbreviation(language),
    ...phone(language),
    ...money(language),
    ...measure(language),
    ...fraction(language),
    ...code(language),
    ...number(language),
    ...signs(language),
  ];
}
