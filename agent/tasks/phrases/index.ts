import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import type { TaskPhrases } from './task-phrases.ts';

export type { TaskPhrases } from './task-phrases.ts';

export const TASK_PHRASES = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
} as const satisfies Record<string, TaskPhrases>;

/** What is said of tasks in the language of a tag such as de-AT; in English where it is not known. */
export const taskPhrasesFor = (language: string): TaskPhrases => {
  const base = language.split('-')[0] ?? '';
  return (TASK_PHRASES as Record<string, TaskPhrases>)[base] ?? ENGLISH;
};
