import { expect, it } from 'vitest';
import { keyboardSound } from './keyboard-sound.ts';

it('is quiet, is not silent, and fits whole frames', () => {
  const { samples, sampleRate } = keyboardSound();
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeLessThanOrEqual(1_000);
  expect(loudest).toBeGreaterThan(300);
  expect(samples.length % (sampleRate / 50)).toBe(0);
  expect(samples.filter((sample) => sample === 0).length).toBeGreaterThan(samples.length / 2);
});
