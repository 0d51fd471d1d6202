import { expect, it } from 'vitest';
import { languageOfTurn } from './detect.ts';

const de = (text: string) => ({ text, language: 'de' });
const en = (text: string) => ({ text, language: 'en' });

it.each([
  ['a sentence', [de('Ich möchte einen Tisch reservieren.')], 'de'],
  ['a tag with a region', [{ text: 'Quiero reservar una mesa', language: 'es-419' }], 'es'],
  ['parts in one language', [de('Guten Tag'), de('hier ist Anna')], 'de'],
  ['most words in one language', [en('Hello'), de('ich rufe wegen der Rechnung an')], 'de'],
  ['many words against many parts', [en('Hi'), en('yes'), de('sprechen Sie Deutsch')], 'de'],
  ['contractions, which are one word', [{ text: "c'est d'accord", language: 'fr' }], null],
  ['a greeting alone', [en('Hello?')], null],
  ['a name alone', [de('Anna Schmidt.')], null],
  ['figures, which are in no language', [en('5 5 5 1 2 3 4')], null],
  ['as many words in one as in the other', [en('I would like'), de('einen Tisch bitte')], null],
  ['a language that agents do not speak', [{ text: 'Vorrei un tavolo', language: 'it' }], null],
  ['a recogniser that does not know', [{ text: 'Ich möchte bitte', language: 'multi' }], null],
  ['nothing', [], null],
])('judges by %s', (_title, turn, language) => {
  expect(languageOfTurn(turn)).toBe(language);
});
