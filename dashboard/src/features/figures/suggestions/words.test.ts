import { expect, it } from 'vitest';
import type { Suggestion } from '../../../../../backend/contract/suggestions.ts';
import { expectedEffect, settingValue } from './words.ts';

const suggestion = (kind: Suggestion['kind'], averageWaitMs: number): Suggestion => ({
  kind,
  changes: [],
  turnTaking: {
    preset: 'patient',
    minDelayMs: null,
    unsureDelayMs: null,
    maxDelayMs: null,
    minInterruptionMs: 50,
  },
  expected: { cases: 12, mended: 9, averageWaitMs },
  evidence: [],
});

it('says what waiting longer would have brought, and cost', () => {
  expect(expectedEffect(suggestion('wait_longer', 40))).toBe(
    '9 of 12 callers who were cut off would have finished. A reply would have come 40 ms later on average.',
  );
});

it('says what answering sooner would have brought, and what nobody knows', () => {
  const effect = expectedEffect(suggestion('answer_sooner', -120));
  expect(effect).toContain('120 ms sooner');
  expect(effect).toContain('nobody knows');
});

it.each([
  [null, 'as the preset'],
  [1_150, '1.15 s'],
  ['quick', 'quick'],
] as const)('writes the value %s of a setting as %s', (value, text) => {
  expect(settingValue(value)).toBe(text);
});
