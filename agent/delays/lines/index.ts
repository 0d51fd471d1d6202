import { type AgentLanguage, languageOf } from '../../../backend/contract/languages.ts';
import { GERMAN } from './de.ts';
import type { DelayLines } from './delay-lines.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';

export type { DelayLines } from './delay-lines.ts';

export const DELAY_LINES = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
} as const satisfies Record<AgentLanguage, DelayLines>;

/** The lines of a language tag such as de-AT; of English where there are none. */
export const delayLinesFor = (language: string): DelayLines =>
  DELAY_LINES[languageOf(language) ?? 'en'];
