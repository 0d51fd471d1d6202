import { z } from 'zod';

/** The languages in which an agent has all that it says of its own accord. */
export const AGENT_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type AgentLanguage = (typeof AGENT_LANGUAGES)[number];

/** Voices that fit where nothing else is chosen; `voice` of the agent's settings is the name at Deepgram. */
export const DEFAULT_VOICES: Readonly<Record<AgentLanguage, string>> = {
  en: 'aura-2-andromeda-en',
  de: 'aura-2-viktoria-de',
  fr: 'aura-2-agathe-fr',
  es: 'aura-2-celeste-es',
};

/** A BCP 47 tag. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or de-AT');

/**
 * The language of a BCP 47 tag, whatever its region: `de` of `de-AT`. Undefined where an agent cannot
 * speak it.
 */
export function languageOf(tag: string): AgentLanguage | undefined {
  const base = tag.split('-')[0]?.toLowerCase();
  return AGENT_LANGUAGES.find((language) => language === base);
}

/** A voice for the language of a tag; English where an agent cannot speak it. */
export const defaultVoice = (tag: string): string => DEFAULT_VOICES[languageOf(tag) ?? 'en'];
