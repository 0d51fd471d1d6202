import { expect, test } from 'vitest';
import { tidy, timeWords } from './transcript.ts';

test.each([
  ['keeps what was said', 'What are your opening hours?', 1.5, 'What are your opening hours?'],
  ['drops "You", which is noise', 'You.', 1, ''],
  ['keeps "you" among other words', 'Thank you.', 0.4, 'Thank you.'],
  ['drops mere punctuation', '...', 1, ''],
  [
    'cuts a loop of one word',
    'One, two, three, three, three, three, three',
    0.7,
    'One, two, three,',
  ],
  [
    'cuts a loop of a phrase',
    "I'm going to say that I'm going to say that I'm",
    0.9,
    "I'm going to say that",
  ],
  ['keeps a repetition that had time', 'No, no, no, no, no.', 1.2, 'No, no, no, no, no.'],
  [
    'keeps digits that repeat',
    'Five five five five five five',
    2.2,
    'Five five five five five five',
  ],
])('%s', (_, text, durationS, expected) => {
  expect(tidy(text, durationS)).toBe(expected);
});

test('shares the time out by the length of the words', () => {
  expect(timeWords('no means no', 1, 3.25)).toEqual([
    { text: 'no', startS: 1, endS: 1.5 },
    { text: 'means', startS: 1.5, endS: 2.75 },
    { text: 'no', startS: 2.75, endS: 3.25 },
  ]);
});
