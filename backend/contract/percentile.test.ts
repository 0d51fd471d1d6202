import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it.each([
  ['the median of an odd count', [3, 1, 2], 0.5, 2],
  ['the lower median of an even count', [4, 1, 2, 3], 0.5, 2],
  ['the largest', [4, 1, 2, 3], 1, 4],
  ['the nineteenth of twenty', Array.from({ length: 20 }, (_, i) => i + 1), 0.95, 19],
])('gives %s', (_title, values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

it('has nothing to say about no values', () => {
  expect(percentile([], 0.5)).toBeUndefined();
});
