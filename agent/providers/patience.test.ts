import { expect, it } from 'vitest';
import { Patience } from './patience.ts';

it('grants what is left since the caller has spoken, and never less than the least', () => {
  let nowMs = 10_000;
  const patience = new Patience(() => nowMs);
  expect(patience.left(3_000, 1_000)).toBe(1_000);
  patience.callerSpeaks();
  expect(patience.left(3_000, 1_000)).toBe(3_000);
  patience.callerSpoke(9_800);
  nowMs = 10_500;
  expect(patience.left(3_000, 1_000)).toBe(2_300);
  nowMs = 12_500;
  expect(patience.left(3_000, 1_000)).toBe(1_000);
});
