import { expect, it } from 'vitest';
import { outliers } from './outliers.ts';

/** 90, 91, … 110: the median is 100, the median deviation 5. */
const usual = Array.from({ length: 21 }, (_, index) => 90 + index);

it('finds what lies more than 3.5 deviations from the median, on both sides', () => {
  const found = outliers([...usual, 60, 140]);
  expect(found.map(({ index, usual }) => [index, usual])).toEqual([
    [21, 100],
    [22, 100],
  ]);
  // The median deviation of the 23 values is 6.
  expect(found[1]?.score).toBeCloseTo((0.6745 * 40) / 6, 5);
  expect(found[0]?.score).toBeCloseTo((-0.6745 * 40) / 6, 5);
});

it('is not moved by the outliers themselves', () => {
  expect(outliers([...usual, 1e9, 1e9, 1e9]).map(({ index }) => index)).toEqual([21, 22, 23]);
});

it('takes nothing for an outlier that is within the usual spread', () => {
  expect(outliers([...usual, 80, 120])).toEqual([]);
});

it('has no usual before there are 20 values', () => {
  expect(outliers([...usual.slice(0, 18), 1e9])).toEqual([]);
  expect(outliers([...usual.slice(0, 19), 1e9])).toHaveLength(1);
});

it('measures by the mean deviation where most values are equal', () => {
  const equal = Array.from({ length: 30 }, () => 100);
  expect(outliers(equal)).toEqual([]);
  expect(outliers([...equal, 500]).map(({ index }) => index)).toEqual([30]);
});
