import { expect, it } from 'vitest';
import { medianDifference } from './median-difference.ts';

/** The same numbers at each run (Park and Miller's generator). */
function steadyRandom(): () => number {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const around = (middle: number) => [-40, -25, -10, -5, 0, 5, 10, 25, 40].map((by) => middle + by);

it('has nothing between two samples of one kind', () => {
  const { difference, low, high } = medianDifference(around(800), around(803), steadyRandom());
  expect(difference).toBe(-3);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(0);
});

it('sees a difference that is larger than the spread', () => {
  const { difference, low, high } = medianDifference(around(900), around(800), steadyRandom());
  expect(difference).toBe(100);
  expect(low).toBeGreaterThan(0);
  expect(high).toBeLessThan(200);
});
