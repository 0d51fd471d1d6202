import { type AgentLanguage, languageOf } from '../backend/contract/languages.ts';
import type { AgentLines } from './lines/agent-lines.ts';
import { GERMAN } from './lines/de.ts';
import { ENGLISH } from './lines/en.ts';
import { SPANISH } from './lines/es.ts';
import { FRENCH } from './lines/fr.ts';

export type { AgentLines } from './lines/agent-lines.ts';

/** What agents say of their own accord, by language. */
export const AGENT_LINES: Readonly<Record<AgentLanguage, AgentLines>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** What is said where no language is known. */
export const LINES = ENGLISH;

const ALL = Object.values(AGENT_LINES).flatMap((lines) => Object.values(lines) as string[]);
const KNOWN = new Set(ALL);

/** The lines of a language tag such as de-AT; in English where there are none. */
export const linesFor = (language: string): AgentLines => AGENT_LINES[languageOf(language) ?? 'en'];

/** Whether this is one of the lines, in any language. */
export const isLine = (text: string): boolean => KNOWN.has(text);

/** Whether more text could make one of the lines of this. */
export const beginsLine = (text: string): boolean => ALL.some((line) => line.startsWith(text));
