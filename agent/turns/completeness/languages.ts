import type { Grammar } from './grammar.ts';
import { GERMAN } from './languages/de/de.ts';
import { ENGLISH } from './languages/en/en.ts';
import { SPANISH } from './languages/es/es.ts';
import { FRENCH } from './languages/fr/fr.ts';
import { WORDLESS } from './languages/wordless.ts';

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** The grammar of a language tag such as de-AT; without words where there is none. */
export const grammarOf = (language: string): Grammar =>
  GRAMMARS[language.toLowerCase().split('-')[0] ?? ''] ?? WORDLESS;
