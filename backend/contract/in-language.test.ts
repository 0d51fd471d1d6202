import { expect, it } from 'vitest';
import { inLanguage } from './in-language.ts';
import { polyglot, testAgent } from './testing.ts';

const agent = testAgent({
  ...polyglot,
  models: { ttsFallback: 'aura-2-orion-en' },
  delays: { stages: [{ afterMs: 1_000, lines: ['Hold on.'] }] },
});

it.each([null, 'en', 'es'])('stays as it is for %s', (language) => {
  expect(inLanguage(agent, language)).toBe(agent);
});

it('speaks another language as if that were its own', () => {
  const german = inLanguage(agent, 'de-AT');
  expect(german).toEqual({
    ...agent,
    language: 'de-AT',
    voice: 'aura-2-julius-de',
    otherLanguages: [
      { language: 'fr', voice: null },
      { language: 'en', voice: 'aura-2-andromeda-en' },
    ],
    models: { ...agent.models, ttsFallback: null },
    delays: { ...agent.delays, stages: null },
  });
  expect(inLanguage(german, 'en')).toMatchObject({ language: 'en', voice: 'aura-2-andromeda-en' });
});

it('has a voice for a language for which none was chosen', () => {
  expect(inLanguage(agent, 'fr').voice).toBe('aura-2-agathe-fr');
});
