import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile } from '../contract/percentile.ts';
import { type Bins, binOf, percentileOf, valueIn } from './bins.ts';

const toBins = (values: number[]): Bins =>
  [...Map.groupBy(values, binOf)]
    .map(([bin, of]) => [bin, of.length] as const)
    .sort(([a], [b]) => a - b);

it('stands for any value by one at most 2.5 % off, or half a unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (value) => {
      const off = Math.abs(valueIn(binOf(value)) - value);
      expect(off).toBeLessThanOrEqual(Math.max(0.5, value * 0.025 + 0.5));
    }),
  );
});

it('gives percentiles as near to those of the values themselves', () => {
  const values = fc.array(fc.integer({ min: 20, max: 60_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.95), (values, share) => {
      const exact = percentile(values, share) ?? 0;
      const given = percentileOf(toBins(values), share) ?? 0;
      expect(Math.abs(given - exact)).toBeLessThanOrEqual(exact * 0.025 + 0.5);
    }),
  );
});

it('has no percentile of nothing', () => {
  expect(percentileOf([], 0.5)).toBeNull();
});
