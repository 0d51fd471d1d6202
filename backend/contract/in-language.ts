import type { AgentSettings } from './agents.ts';
import { defaultVoice } from './languages.ts';

/**
 * The settings for a conversation in one of the agent's languages, as if that were its own: with the
 * voice for it, without the fallback voice, which speaks another, and with the usual delay messages in
 * place of what the operator wrote.
 *
 * @param language - a tag of `otherLanguages`; for any other, and for null, the settings stay as they are
 */
export function inLanguage(agent: AgentSettings, language: string | null): AgentSettings {
  const chosen = agent.otherLanguages.find((other) => other.language === language);
  if (chosen === undefined) return agent;
  const others = agent.otherLanguages.filter((other) => other !== chosen);
  return {
    ...agent,
    language: chosen.language,
    voice: chosen.voice ?? defaultVoice(chosen.language),
    otherLanguages: [...others, { language: agent.language, voice: agent.voice }],
    models: { ...agent.models, ttsFallback: null },
    delays: { ...agent.delays, stages: null },
  };
}
