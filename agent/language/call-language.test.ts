import { expect, it, vi } from 'vitest';
import { polyglot } from '../../backend/contract/testing.ts';
import { CallLanguage } from './call-language.ts';

const GERMAN = 'Ich möchte einen Tisch reservieren.';
const ENGLISH = 'I would like to book a table.';

function call(agent = polyglot) {
  const onChange = vi.fn();
  const language = new CallLanguage(agent, onChange);
  /** A turn with one final transcript. */
  const say = (text: string, tag: string) => {
    language.hear({ text, language: tag }, true);
    language.endTurn();
  };
  return { language, say, onChange };
}

it('begins in the agent’s own language', () => {
  expect(call().language.tag).toBe('en');
});

it('follows a caller’s first turn while it is being spoken, with all that belongs to the language', () => {
  const { language, onChange } = call();
  const { agent } = language;
  language.hear({ text: 'Ich möchte', language: 'de' }, false);
  expect(language.tag).toBe('en');
  language.hear({ text: 'Ich möchte einen Tisch', language: 'de' }, false);
  expect(onChange.mock.calls).toEqual([['de-AT']]);
  expect([agent.language, agent.voice]).toEqual(['de-AT', 'aura-2-julius-de']);
  language.hear({ text: GERMAN, language: 'de' }, true);
  expect(onChange).toHaveBeenCalledOnce();
});

it('goes back when the rest of the first turn tells otherwise', () => {
  const { language, onChange } = call();
  language.hear({ text: 'Restaurant Zum Anker', language: 'de' }, true);
  language.hear({ text: ENGLISH, language: 'en' }, false);
  expect(onChange.mock.calls).toEqual([['de-AT'], ['en']]);
  expect(language.agent.voice).toBe(polyglot.voice);
});

it('lets the next turn decide after one that does not tell', () => {
  const { language, say } = call();
  say('Hello?', 'en');
  say(GERMAN, 'de');
  expect(language.tag).toBe('de-AT');
});

it('stays in a language for one turn in another, and changes with the second in a row', () => {
  const { language, say } = call();
  say(ENGLISH, 'en');
  say('Schillerstraße sieben in München', 'de');
  expect(language.tag).toBe('en');
  say('Okay.', 'en');
  say(GERMAN, 'de');
  expect(language.tag).toBe('de-AT');
  say(ENGLISH, 'en');
  expect(language.tag).toBe('de-AT');
});

it('does not follow to what the agent does not speak', () => {
  const { language, say, onChange } = call();
  say('Quiero reservar una mesa', 'es');
  expect(onChange).not.toHaveBeenCalled();
  say(GERMAN, 'de');
  expect(language.tag).toBe('de-AT');
});

it('never changes where the agent speaks one language', () => {
  const { language, say } = call({ ...polyglot, otherLanguages: [] });
  say(GERMAN, 'de');
  say(GERMAN, 'de');
  expect(language.tag).toBe('en');
});
