import { expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../spoken/speakable.ts';
import { AGENT_LANGUAGES, DEFAULT_VOICES } from '../contract/languages.ts';
import { CONSENT_WORDS } from '../tools/consent-words.ts';
import { wordingFor } from '../tools/wording.ts';
import { languageIssues } from './language.ts';

const models = { stt: 'nova-3', llm: 'm', sttFallback: null, llmFallback: null, ttsFallback: null };
const alone = { otherLanguages: [], models };

it.each(AGENT_LANGUAGES)('can speak %s with its default voice, and works in it', (language) => {
  expect(languageIssues({ ...alone, language, voice: DEFAULT_VOICES[language] })).toEqual([]);
  expect(SPOKEN_LANGUAGES).toContain(language);
  expect(Object.keys(CONSENT_WORDS)).toContain(language);
  if (language !== 'en') expect(wordingFor(language)).not.toBe(wordingFor('en'));
});

it.each([
  ['a region', 'de-AT', 'aura-2-julius-de'],
  ['a voice whose name tells no language', 'fr', 'my-own-voice'],
  ['an older voice', 'en-GB', 'aura-asteria-en'],
])('takes %s', (_title, language, voice) => {
  expect(languageIssues({ ...alone, language, voice })).toEqual([]);
});

it('refuses a language that it has no lines and no words for, and tells which there are', () => {
  expect(languageIssues({ ...alone, language: 'it', voice: 'aura-2-livia-it' })).toEqual([
    {
      path: 'language',
      message:
        'one of en, de, fr, es, with or without a region as in de-AT; there are no lines of its own and no words for numbers, dates and the like in "it"',
    },
  ]);
});

it('refuses a voice of another language, and names one that fits', () => {
  expect(languageIssues({ ...alone, language: 'de-CH', voice: 'aura-2-andromeda-en' })).toEqual([
    {
      path: 'voice',
      message:
        'a voice that speaks de, such as aura-2-viktoria-de; "aura-2-andromeda-en" speaks en',
    },
  ]);
});

const english = { language: 'en', voice: DEFAULT_VOICES.en, models };
const others = (...otherLanguages: { language: string; voice: string | null }[]) => ({
  ...english,
  otherLanguages,
});

it('refuses a fallback voice of another language', () => {
  const agent = { ...others(), models: { ...models, ttsFallback: 'aura-2-julius-de' } };
  expect(languageIssues(agent)).toMatchObject([{ path: 'models.ttsFallback' }]);
  agent.models.ttsFallback = 'aura-2-thalia-en';
  expect(languageIssues(agent)).toEqual([]);
});

it('takes other languages, with a voice and without', () => {
  const agent = others(
    { language: 'de-AT', voice: 'aura-2-julius-de' },
    { language: 'fr', voice: null },
  );
  expect(languageIssues(agent)).toEqual([]);
});

it.each([
  ['a language that it cannot speak', { language: 'it', voice: null }, 'language', 'in "it"'],
  ['a voice of another', { language: 'de', voice: 'aura-2-agathe-fr' }, 'voice', 'speaks fr'],
  ['its own language', { language: 'en-GB', voice: null }, 'language', 'is there already'],
])('refuses as another language %s', (_title, other, field, message) => {
  expect(languageIssues(others(other))).toEqual([
    { path: `otherLanguages[0].${field}`, message: expect.stringContaining(message) },
  ]);
});

it('refuses a language twice', () => {
  const agent = others({ language: 'fr', voice: null }, { language: 'fr-CA', voice: null });
  expect(languageIssues(agent)).toMatchObject([{ path: 'otherLanguages[1].language' }]);
});

it('refuses recognisers that hear one language only, where there are others', () => {
  const deaf = { ...models, stt: 'nova-2', sttFallback: 'nova-30' };
  expect(languageIssues({ ...english, otherLanguages: [], models: deaf })).toEqual([]);
  expect(
    languageIssues({ ...others({ language: 'de', voice: null }), models: deaf }),
  ).toMatchObject([
    { path: 'models.stt', message: expect.stringContaining('"nova-2" hears one') },
    { path: 'models.sttFallback' },
  ]);
});
