import { expect, it } from 'vitest';
import { Clauses } from './clauses.ts';

/** Pieces as they come when the text is written word by word. */
function pieces(text: string): string[] {
  const clauses = new Clauses();
  const spoken = text.split(/(?<=\s)/u).flatMap((word) => clauses.push(word));
  return [...spoken, clauses.end()].filter((piece) => piece !== '');
}

it.each([
  ['at its first clause', 'Of course, I can look that up for you.', 'Of course,'],
  ['at a short sentence', 'We open at nine. Is there more?', 'We open at nine.'],
  [
    'at several words, when no clause has ended',
    'The package that you have ordered will arrive on Tuesday.',
    'The package that you',
  ],
])('has the voice begin %s', (_, text, first) => {
  expect(pieces(text)[0]).toBe(first);
});

it('does not begin with a single word', () => {
  expect(pieces('Sure, one moment please.')[0]).toBe('Sure, one moment please.');
});

it('goes on in clauses, and then in whole sentences', () => {
  expect(
    pieces(
      'Well, yes. We open at nine, and we close at five in the afternoon. On all the Sundays of the year we rest. ' +
        'You can call us then, but nobody will answer. We are back on Monday.',
    ),
  ).toEqual([
    'Well, yes.',
    ' We open at nine, and we close at five in the afternoon.',
    ' On all the Sundays of the year we rest.',
    ' You can call us then, but nobody will answer.',
    ' We are back on Monday.',
  ]);
});

it('does not take the point of a number for an end', () => {
  expect(pieces('It costs 4.50 today.')).toEqual(['It costs 4.50 today.']);
});

it.each([1, 2, 3, 7])('loses nothing in pieces of %i characters', (size) => {
  const text = 'Well, yes. We open at nine, and we close at five.\nOn Sundays we rest!';
  const clauses = new Clauses();
  const parts = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  expect(parts.flatMap((part) => clauses.push(part)).join('') + clauses.end()).toBe(text);
});
