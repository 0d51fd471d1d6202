import { expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../spoken/speakable.ts';
import { AGENT_LANGUAGES, DEFAULT_VOICES } from '../contract/languages.ts';
import { CONSENT_WORDS } from '../tools/consent-words.ts';
import { wordingFor } from '../tools/wording.ts';
import { languageIssues } from './language.ts';

it.each(AGENT_LANGUAGES)('can speak %s with its default voice, and works in it', (language) => {
  expect(languageIssues({ language, voice: DEFAULT_VOICES[language] })).toEqual([]);
  expect(SPOKEN_LANGUAGES).toContain(language);
  expect(Object.keys(CONSENT_WORDS)).toContain(language);
  if (language !== 'en') expect(wordingFor(language)).not.toBe(wordingFor('en'));
});

it.each([
  ['a region', 'de-AT', 'aura-2-julius-de'],
  ['a voice whose name tells no language', 'fr', 'my-own-voice'],
  ['an older voice', 'en-GB', 'aura-asteria-en'],
])('takes %s', (_title, language, voice) => {
  expect(languageIssues({ language, voice })).toEqual([]);
});

it('refuses a language that it has no lines and no words for, and tells which there are', () => {
  expect(languageIssues({ language: 'it', voice: 'aura-2-livia-it' })).toEqual([
    {
      path: 'language',
      message:
        'one of en, de, fr, es, with or without a region as in de-AT; there are no lines of its own and no words for numbers, dates and the like in "it"',
    },
  ]);
});

it('refuses a voice of another language, and names one that fits', () => {
  expect(languageIssues({ language: 'de-CH', voice: 'aura-2-andromeda-en' })).toEqual([
    {
      path: 'voice',
      message:
        'a voice that speaks de, such as aura-2-viktoria-de; "aura-2-andromeda-en" speaks en',
    },
  ]);
});
