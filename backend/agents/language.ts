import { SPOKEN_LANGUAGES } from '../../spoken/speakable.ts';
import type { AgentSettings } from '../contract/agents.ts';
import {
  AGENT_LANGUAGES,
  type AgentLanguage,
  DEFAULT_VOICES,
  languageOf,
} from '../contract/languages.ts';
import type { FieldIssue } from '../errors.ts';

/** What an agent needs in a language, and the languages that have it. */
const NEEDED: { what: string; languages: readonly string[] }[] = [
  { what: 'lines of its own', languages: AGENT_LANGUAGES },
  { what: 'words for numbers, dates and the like', languages: SPOKEN_LANGUAGES },
];

/** Deepgram ends the name of a voice with its language. Other names tell nothing. */
const VOICE = /^aura-.+-([a-z]{2})$/;

/** What of Deepgram hears English, German, French and Spanish at once and tells which it was. */
const HEARS_SEVERAL = /^nova-3(-|$)/;

type Spoken = Pick<AgentSettings, 'language' | 'voice' | 'otherLanguages' | 'models'>;

/** Why an agent with these settings could not speak its languages; empty when it can. */
export function languageIssues(agent: Spoken): FieldIssue[] {
  const { otherLanguages, models } = agent;
  const own = languageOf(agent.language);
  const known = new Set([own]);
  const issues = issuesOf(agent, '');
  if (own) issues.push(...voiceIssues(models.ttsFallback, own, 'models.ttsFallback'));
  for (const [at, other] of otherLanguages.entries()) {
    const path = `otherLanguages[${at}].`;
    const language = languageOf(other.language);
    issues.push(...issuesOf(other, path));
    if (language !== undefined && known.has(language)) {
      const message = `a language that the agent has not; "${other.language}" is there already`;
      issues.push({ path: `${path}language`, message });
    }
    known.add(language);
  }
  return otherLanguages.length === 0 ? issues : [...issues, ...hearingIssues(models)];
}

function issuesOf(
  { language, voice }: { language: string; voice: string | null },
  path: string,
): FieldIssue[] {
  const base = language.split('-')[0] ?? '';
  const missing = NEEDED.filter(({ languages }) => !languages.includes(base));
  const known = languageOf(language);
  if (known === undefined || missing.length > 0) {
    const lacks = missing.map(({ what }) => what).join(' and no ');
    const wanted = `one of ${AGENT_LANGUAGES.join(', ')}, with or without a region as in de-AT`;
    const message = `${wanted}; there are no ${lacks} in "${language}"`;
    return [{ path: `${path}language`, message }];
  }
  return voiceIssues(voice, known, `${path}voice`);
}

function voiceIssues(voice: string | null, language: AgentLanguage, path: string): FieldIssue[] {
  const speaks = VOICE.exec(voice ?? '')?.[1];
  if (speaks === undefined || speaks === language) return [];
  const wanted = `a voice that speaks ${language}, such as ${DEFAULT_VOICES[language]}`;
  return [{ path, message: `${wanted}; "${voice}" speaks ${speaks}` }];
}

function hearingIssues(models: Spoken['models']): FieldIssue[] {
  return (['stt', 'sttFallback'] as const).flatMap((name) => {
    const model = models[name];
    if (model === null || HEARS_SEVERAL.test(model)) return [];
    const message = `a model that hears several languages, such as nova-3, or no otherLanguages; "${model}" hears one`;
    return [{ path: `models.${name}`, message }];
  });
}
