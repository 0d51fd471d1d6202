import { expect, it } from 'vitest';
import { longestSilence, startsWithin } from './stretches.ts';

const stretch = (startMs: number, endMs: number) => ({ startMs, endMs });

it.each([
  ['nothing was said', [], 0],
  ['one thing was said', [stretch(5, 10)], 0],
  ['they follow each other', [stretch(30, 40), stretch(0, 10), stretch(11, 20)], 10],
  ['one lasts longer than the next', [stretch(0, 50), stretch(10, 20), stretch(60, 70)], 10],
])('finds the longest silence when %s', (_title, stretches, longestMs) => {
  expect(longestSilence(stretches)).toBe(longestMs);
});

it('counts what begins in the middle of something, and not what follows it', () => {
  const others = [stretch(0, 10), stretch(20, 30)];
  expect(startsWithin([stretch(5, 15), stretch(10, 12), stretch(25, 40)], others)).toBe(2);
  expect(startsWithin(others, others)).toBe(0);
});
