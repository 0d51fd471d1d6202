import { expect, it } from 'vitest';
import { timeInWords } from './elapsed.ts';
import { DELAY_LINES } from './lines/index.ts';

it.each([
  [0, 'ten seconds'],
  [31_000, 'thirty seconds'],
  [59_000, 'one minute'],
  [130_000, 'two minutes and ten seconds'],
  [1_800_000, 'thirty minutes'],
  [7_200_000, 'thirty minutes'],
])('says %i ms in words', (ms, words) => {
  expect(timeInWords(ms, DELAY_LINES.en)).toBe(words);
});
