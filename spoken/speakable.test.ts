import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, readCases, wordsOf } from './cases.ts';
import { SPOKEN_LANGUAGES, speakable } from './speakable.ts';

const cases = await readCases(fileURLToPath(new URL('cases', import.meta.url)));

const language = fc.constantFrom(...SPOKEN_LANGUAGES);
/** Written forms and marks in any order, among all that Unicode has. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...cases.map(({ written }) => written)),
      fc.constantFrom(
        '\n',
        '\n\n',
        ' ',
        '- ',
        '1. ',
        '**',
        '`',
        '```\n',
        '[',
        '](',
        ')',
        '|',
        '<',
        '>',
        '$',
        '-',
        ', ',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[\d.,:/+-]{1,12}$/),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function say(written: string, inLanguage: string): string {
  const spoken = speakable(inLanguage);
  return spoken.push(written) + spoken.end();
}

describe.each(SPOKEN_LANGUAGES)('speech in %s', (code) => {
  const kinds = Map.groupBy(
    cases.filter((one) => one.language === code),
    ({ kind }) => kind,
  );

  it.each([...kinds])('says %s as in the table', (_, ofKind: Case[]) => {
    const heard = ofKind.map(({ written }) => [written, wordsOf(say(written, code))]);
    expect(heard).toEqual(ofKind.map(({ written, spoken }) => [written, wordsOf(spoken)]));
  });
});

describe('speakable', () => {
  it('says the same however the text is split', () => {
    fc.assert(
      fc.property(text, language, fc.array(fc.nat()), (written, code, cuts) => {
        const spoken = speakable(code);
        const ends = cuts.map((cut) => cut % (written.length + 1)).sort((a, b) => a - b);
        const pieces = [...ends, written.length].map((end, at) =>
          written.slice(ends[at - 1] ?? 0, end),
        );
        const heard = pieces.map((piece) => spoken.push(piece)).join('') + spoken.end();
        expect(heard).toBe(say(written, code));
      }),
      { numRuns: 1_000 },
    );
  });

  it('says the same character by character', () => {
    fc.assert(
      fc.property(text, language, (written, code) => {
        const spoken = speakable(code);
        const heard =
          written
            .split('')
            .map((character) => spoken.push(character))
            .join('') + spoken.end();
        expect(heard).toBe(say(written, code));
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing but letters and the marks of a pause', () => {
    fc.assert(
      fc.property(text, language, (written, code) => {
        expect(say(written, code)).toMatch(/^[\p{L}\p{M} ,.:!?¿¡'’-]*$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a plain word as soon as it is over, and a date once it is', () => {
    const spoken = speakable('en');
    expect(spoken.push('See you')).toBe('See');
    expect(spoken.push(' on July')).toBe(' you on');
    expect(spoken.push(' 4')).toBe('');
    expect(spoken.push(' about')).toBe('');
    expect(spoken.push(' noon')).toBe(' July fourth about');
    expect(spoken.end()).toBe(' noon');
  });

  it.each([
    'a'.repeat(5_000),
    '1'.repeat(5_000),
    '1 '.repeat(5_000),
    '[x]('.repeat(5_000),
    '<a'.repeat(5_000),
  ])('holds back no more than a few hundred words: %#', (written) => {
    const spoken = speakable('en');
    expect(spoken.push(written)).not.toBe('');
  });

  it('says a word as the agent was told to', () => {
    const spoken = speakable('en', {
      pronunciations: { Nguyen: 'win', 'Acme 2.0': 'acme two', SQL: 'sequel' },
    });
    expect(spoken.push('Ms. Nguyen sells Acme 2.0 and sql. ') + spoken.end()).toBe(
      'miss win sells acme two and sequel.',
    );
  });

  it('cleans what it was told to say', () => {
    const spoken = speakable('en', { pronunciations: { x9: '**9** 😀 ninety' } });
    expect(spoken.push('x9 ') + spoken.end()).toBe('ninety');
  });

  it('takes a breath before a clause of a long sentence', () => {
    expect(
      say(
        'I have found a table for you by the window on the second floor and it is free tonight',
        'en',
      ),
    ).toBe(
      'I have found a table for you by the window on the second floor, and it is free tonight',
    );
  });

  it('speaks a regional form as its language, and an unknown language in English', () => {
    expect(say('5', 'de-AT')).toBe('fünf');
    expect(say('5', 'pt')).toBe('five');
  });
});
