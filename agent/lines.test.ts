import { expect, it } from 'vitest';
import { AGENT_LANGUAGES } from '../backend/contract/languages.ts';
import { SPOKEN_LANGUAGES } from '../spoken/speakable.ts';
import { AGENT_LINES, beginsLine, isLine, linesFor } from './lines.ts';
import { spokenText } from './spoken-text.ts';

const languages = Object.entries(AGENT_LINES);

it('has lines in each language that an agent may have, and all of them can be spoken', () => {
  expect(languages.map(([language]) => language)).toEqual([...AGENT_LANGUAGES]);
  expect(SPOKEN_LANGUAGES).toEqual(expect.arrayContaining([...AGENT_LANGUAGES]));
});

it.each(languages)('says different things, each in words and short: %s', (_language, lines) => {
  const all: string[] = Object.values(lines);
  expect(new Set(all).size).toBe(all.length);
  for (const line of all) {
    expect(line).toMatch(/^[\p{L}\s.,'¿?-]+[.?]$/u);
    expect(line.length).toBeLessThanOrEqual(120);
  }
});

it.each(languages)(
  'is said as it is, so that it is found where it is kept: %s',
  (language, lines) => {
    for (const line of Object.values(lines)) {
      expect(spokenText(line, { language, pronunciations: {} })).toBe(line);
    }
  },
);

it.each([
  ['de-AT', AGENT_LINES.de],
  ['es', AGENT_LINES.es],
  ['tlh', AGENT_LINES.en],
])('finds the lines of %s', (tag, lines) => {
  expect(linesFor(tag)).toBe(lines);
});

it('knows its lines in any language, whole or begun', () => {
  expect(isLine(AGENT_LINES.fr.badLine)).toBe(true);
  expect(isLine('Êtes-vous là ?')).toBe(false);
  expect(beginsLine('Sind Sie ')).toBe(true);
  expect(beginsLine('Sind wir ')).toBe(false);
});
