import { SPOKEN_LANGUAGES } from '../../spoken/speakable.ts';
import type { AgentSettings } from '../contract/agents.ts';
import { AGENT_LANGUAGES, DEFAULT_VOICES, languageOf } from '../contract/languages.ts';
import type { FieldIssue } from '../errors.ts';

/** What an agent needs in its language, and the languages that have it. */
const NEEDED: { what: string; languages: readonly string[] }[] = [
  { what: 'lines of its own', languages: AGENT_LANGUAGES },
  { what: 'words for numbers, dates and the like', languages: SPOKEN_LANGUAGES },
];

/** Deepgram ends the name of a voice with its language. Other names tell nothing. */
const VOICE = /^aura-.+-([a-z]{2})$/;

/** Why an agent with these settings could not speak its language; empty when it can. */
export function languageIssues({
  language,
  voice,
}: Pick<AgentSettings, 'language' | 'voice'>): FieldIssue[] {
  const base = language.split('-')[0] ?? '';
  const missing = NEEDED.filter(({ languages }) => !languages.includes(base));
  const known = languageOf(language);
  if (known === undefined || missing.length > 0) {
    const lacks = missing.map(({ what }) => what).join(' and no ');
    const wanted = `one of ${AGENT_LANGUAGES.join(', ')}, with or without a region as in de-AT`;
    return [{ path: 'language', message: `${wanted}; there are no ${lacks} in "${language}"` }];
  }
  const speaks = VOICE.exec(voice)?.[1];
  if (speaks === undefined || speaks === known) return [];
  const wanted = `a voice that speaks ${known}, such as ${DEFAULT_VOICES[known]}`;
  return [{ path: 'voice', message: `${wanted}; "${voice}" speaks ${speaks}` }];
}
