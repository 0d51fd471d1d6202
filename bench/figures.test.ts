import { expect, it } from 'vitest';
import { percentile, summary } from './figures.ts';

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
  expect(summary('greeting', [])).toContain('p50     - ms');
});

it('gives a p95 only from twenty values on', () => {
  const values = Array.from({ length: 19 }, (_, i) => i);
  expect(summary('greeting', values)).not.toContain('p95');
  expect(summary('greeting', [...values, 19])).toContain('p95');
});
