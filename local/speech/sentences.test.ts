import { expect, test } from 'vitest';
import { SentenceSplitter } from './sentences.ts';

const split = (...texts: string[]) => {
  const splitter = new SentenceSplitter();
  return [...texts.flatMap((text) => splitter.push(text)), '|', ...splitter.flush()];
};

test.each<[string, string[], string[]]>([
  ['gives a sentence out once it is complete', ['Hello. ', 'How are'], ['Hello.', '|', 'How are']],
  ['joins pieces of a sentence', ['How ', 'are you? '], ['How are you?', '|']],
  ['waits where a sentence may go on', ['It costs 3.'], ['|', 'It costs 3.']],
  ['does not end at a title', ['Ask Mr. Smith about it. '], ['Ask Mr. Smith about it.', '|']],
  ['leaves out what has nothing to say', ['... ', '- '], ['|']],
  [
    'begins a long first sentence with its first clause',
    ['Well, as far as I can see, your parcel will come tomorrow. '],
    ['Well, as far as I can see,', 'your parcel will come tomorrow.', '|'],
  ],
  [
    'breaks a long first sentence before a conjunction',
    ['We open at nine in the morning and we close at six. '],
    ['We open at nine in the morning', 'and we close at six.', '|'],
  ],
  [
    'speaks later sentences whole',
    ['Yes. ', 'As far as I can see from here, your parcel will come tomorrow. '],
    ['Yes.', 'As far as I can see from here, your parcel will come tomorrow.', '|'],
  ],
])('%s', (_, texts, expected) => {
  expect(split(...texts)).toEqual(expected);
});

test('breaks text without punctuation between words, and loses none', () => {
  const text = 'word '.repeat(200).trim();
  const pieces = split(text).filter((piece) => piece !== '|');

  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(240);
  expect(pieces.join(' ')).toBe(text);
});

test('forgets what was cleared', () => {
  const splitter = new SentenceSplitter();
  splitter.push('Half a');
  splitter.clear();

  expect(splitter.flush()).toEqual([]);
});
