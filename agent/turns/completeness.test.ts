import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Completeness, completeness } from './completeness.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** Rows of what is expected, what was said and, where it matters, what was asked. */
function casesOf(language: string): [Completeness, string, string | null][] {
  const file = new URL(`./completeness/cases/${language}.tsv`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [expected, said, asked] = line.split('\t');
      return [expected as Completeness, said as string, asked ?? null];
    });
}

describe.each(LANGUAGES)('%s', (language) => {
  const cases = casesOf(language);

  it.each(cases)('is %s: %s (%s)', (expected, said, asked) => {
    expect(completeness(said, { language, asked })).toBe(expected);
  });

  it('takes no full stop and no capital for the end of what wants more', () => {
    for (const [expected, said, asked] of cases) {
      if (expected !== 'unfinished' || !/[\p{L}\d]$/u.test(said)) continue;
      const written = `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
      expect([written, completeness(written, { language, asked })]).toEqual([written, expected]);
    }
  });

  it('judges whatever a recogniser may write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string()), (said, asked) => {
        expect(['finished', 'unfinished', 'unsure']).toContain(
          completeness(said, { language, asked }),
        );
      }),
    );
  });
});

describe('a language whose words are not known', () => {
  it.each<[Completeness, string, string | null]>([
    ['unfinished', '5 5 5 1', null],
    ['finished', '555 123 45 67', null],
    ['unfinished', 'S M I', null],
    ['unfinished', 'il mio indirizzo è,', null],
    ['unfinished', 'vorrei...', null],
    ['finished', 'anna@example.com', null],
    ['finished', 'a che ora aprite?', null],
    ['unsure', 'il mio indirizzo è', null],
    ['unsure', '', null],
  ])('is %s: %s', (expected, said, asked) => {
    expect(completeness(said, { language: 'it', asked })).toBe(expected);
  });
});

it('knows how long phone numbers are in a region', () => {
  const asked = '¿Cuál es su número de teléfono?';
  expect(completeness('612 345 678', { language: 'es-ES', asked })).toBe('finished');
  expect(completeness('612 345 678', { language: 'es-MX', asked })).toBe('unsure');
  expect(completeness('55 1234 5678', { language: 'es-MX', asked })).toBe('finished');
});

it('has no time limit to fear from a long speech', () => {
  const said = 'what I would like to know is where it is and why you are not on it '.repeat(1_000);
  const startedAt = performance.now();
  for (let n = 0; n < 100; n += 1) completeness(said, { language: 'en', asked: said });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
