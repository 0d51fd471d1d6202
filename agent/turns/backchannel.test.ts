import { describe, expect, it } from 'vitest';
import { isBackchannel, mayBecomeBackchannel } from './backchannel.ts';

const NODS = {
  en: 'mm-hm|Mhm.|uh-huh|Uh huh|yeah|yep|right|okay|OK|I see|go on|sure|got it|ah|oh|hm|hmmm|yeah yeah|okay right|Oh, okay.|yeah I see|haha|(laughs)|[cough]|yes|all right|that makes sense|okay, go ahead',
  de: 'ja|ja ja|mhm|genau|okay|ach so|Alles klar.|verstehe|ja genau|aha|stimmt|(lacht)|hm|ja ich verstehe',
  fr: "oui|oui oui|d'accord|D’accord.|je vois|ah bon|hm hm|voilà|ok|très bien|c'est ça|(rires)|ah oui d'accord",
  es: 'sí|sí sí|ajá|vale|claro|ya|entiendo|Muy bien.|ya veo|de acuerdo|mhm|(risas)|ah vale',
};
const WORDS = {
  en: 'yeah but|no|stop|wait|okay stop|right?|what|I see a problem|hold on|yes I want to cancel|really?|go on then cancel it|uh|he|hello|sure can you repeat that|mhm no',
  de: 'ja aber|nein|stopp|Moment|okay stopp|warten Sie|was|ja?|genau deswegen rufe ich an',
  fr: "oui mais|non|stop|attendez|d'accord mais|quoi|ah bon ?|je vois un problème|c'est ça le problème",
  es: 'sí pero|no|para|espere|vale pero|¿sí?|qué|claro que no',
};

const cases = (lists: Record<string, string>): [string, string][] =>
  Object.entries(lists).flatMap(([language, list]) =>
    list.split('|').map((said): [string, string] => [language, said]),
  );

describe('isBackchannel', () => {
  it.each(cases(NODS))('%s: "%s" only shows that the caller listens', (language, said) => {
    expect(isBackchannel(said, language)).toBe(true);
    expect(mayBecomeBackchannel(said, language)).toBe(true);
  });

  it.each(cases(WORDS))('%s: "%s" is something to stop for', (language, said) => {
    expect(isBackchannel(said, language)).toBe(false);
  });

  it('knows a region by its language, and sounds in any', () => {
    expect(isBackchannel('genau', 'de-AT')).toBe(true);
    expect(isBackchannel('mhm', 'it')).toBe(true);
    expect(isBackchannel('certo', 'it')).toBe(false);
  });

  it('is not silence', () => {
    expect(isBackchannel('', 'en')).toBe(false);
    expect(isBackchannel(' ... ', 'en')).toBe(false);
  });

  it('is not long', () => {
    const startedAt = performance.now();
    expect(isBackchannel(`${'ha'.repeat(5_000)}b`, 'en')).toBe(false);
    expect(isBackchannel(`${'ah ah oh '.repeat(200)}no`, 'en')).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('mayBecomeBackchannel', () => {
  it.each([
    ['en', ''],
    ['en', 'I'],
    ['en', 'go'],
    ['en', 'ye'],
    ['en', 'yeah oka'],
    ['en', 'that makes'],
    ['en', 'uh'],
    ['de', 'alles'],
    ['fr', "d'ac"],
    ['es', 'de'],
  ])('%s: waits for what comes after "%s"', (language, partial) => {
    expect(mayBecomeBackchannel(partial, language)).toBe(true);
  });

  it.each([
    ['en', 'I want'],
    ['en', 'yeah but'],
    ['en', 'no'],
    ['en', 'goes'],
    ['en', 'right?'],
    ['de', 'ja aber'],
    ['fr', 'je veux'],
    ['es', 'de verdad'],
  ])('%s: sees at once that "%s" is more', (language, partial) => {
    expect(mayBecomeBackchannel(partial, language)).toBe(false);
  });
});
