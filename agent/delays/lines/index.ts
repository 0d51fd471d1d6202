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
} as const satisfies Record<string, DelayLines>;

/** The lines of a language tag such as de-AT; of English where there are none. */
export const delayLinesFor = (language: string): DelayLines => {
  const base = language.split('-')[0] ?? '';
  return (DELAY_LINES as Record<string, DelayLines>)[base] ?? ENGLISH;
};
