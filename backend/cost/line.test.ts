import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineMicros } from './line.ts';

it.each([
  ['nothing used', 0, { micros: 7_700, per: 60_000, increment: 60_000 }, 0],
  ['a second of nova-3', 1_000, { micros: 7_700, per: 60_000, increment: 1 }, 128],
  ['an hour of nova-3', 3_600_000, { micros: 7_700, per: 60_000, increment: 1 }, 462_000],
  ['a begun minute of a trunk', 1, { micros: 3_400, per: 60_000, increment: 60_000 }, 3_400],
  ['a whole minute', 60_000, { micros: 3_400, per: 60_000, increment: 60_000 }, 3_400],
  ['a minute and a moment', 60_001, { micros: 3_400, per: 60_000, increment: 60_000 }, 6_800],
  ['just below half', 4, { micros: 1, per: 9, increment: 1 }, 0],
  ['exactly half, rounded up', 1, { micros: 1, per: 2, increment: 1 }, 1],
  ['exactly one and a half, rounded up', 3, { micros: 1, per: 2, increment: 1 }, 2],
  ['what is free', 9_000_000, { micros: 0, per: 1, increment: 1 }, 0],
  [
    'more than a double holds on the way',
    9_007_199_254_740_991,
    { micros: 999_999_937, per: 999_999_937, increment: 1 },
    9_007_199_254_740_991,
  ],
])('costs %s exactly', (_, quantity, price, micros) => {
  expect(lineMicros(quantity, price)).toBe(micros);
});

const quantities = fc.integer({ min: 0, max: 2 ** 40 });
const prices = fc.record({
  micros: fc.integer({ min: 0, max: 1_000_000_000 }),
  per: fc.integer({ min: 1, max: 1_000_000_000 }),
  increment: fc.integer({ min: 1, max: 100_000 }),
});

it('is the whole number nearest to the quotient, the upper one of two', () => {
  fc.assert(
    fc.property(quantities, prices, (quantity, price) => {
      let billed = BigInt(quantity);
      billed +=
        (BigInt(price.increment) - (billed % BigInt(price.increment))) % BigInt(price.increment);
      const exact = 2n * billed * BigInt(price.micros);
      const per = BigInt(price.per);
      const twice = 2n * per * BigInt(lineMicros(quantity, price));
      // A result beyond 2^53 is rounded to a double: no bill is that large.
      fc.pre(exact / (2n * per) < 2n ** 53n);
      return exact - per < twice && twice <= exact + per;
    }),
  );
});

it('never costs less for more', () => {
  fc.assert(
    fc.property(quantities, quantities, prices, (quantity, more, price) => {
      return lineMicros(quantity, price) <= lineMicros(quantity + more, price);
    }),
  );
});
