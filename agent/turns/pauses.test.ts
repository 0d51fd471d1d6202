import { expect, it } from 'vitest';
import { Pauses } from './pauses.ts';

const TIMING = { finishedMs: 250, unsureMs: 1_000, unfinishedMs: 2_000 };

function adapted(...pausesMs: number[]) {
  const pauses = new Pauses();
  for (const pauseMs of pausesMs) pauses.learn(pauseMs);
  return pauses.adapt(TIMING);
}

it('leaves the timing as it is until it knows the caller', () => {
  expect(adapted()).toEqual(TIMING);
  expect(adapted(900, 900)).toEqual(TIMING);
});

it('waits longer for a caller who thinks aloud, but not where it is unsure', () => {
  expect(adapted(950, 950, 950)).toEqual({ ...TIMING, unfinishedMs: 2_375 });
});

it('waits less for a fluent caller', () => {
  expect(adapted(300, 300, 300)).toEqual({ finishedMs: 250, unsureMs: 700, unfinishedMs: 1_400 });
});

it('has limits', () => {
  expect(adapted(9_000, 9_000, 9_000).unfinishedMs).toBe(2_600);
});

it('goes by most pauses, and by those of late', () => {
  expect(adapted(400, 400, 400, 400, 9_000).unfinishedMs).toBe(1_400);
  expect(adapted(...Array(20).fill(9_000), ...Array(20).fill(300)).unfinishedMs).toBe(1_400);
});

it('does not take the stops of fluent speech for pauses', () => {
  expect(adapted(...Array(10).fill(120))).toEqual(TIMING);
});
