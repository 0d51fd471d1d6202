import { expect, it } from 'vitest';
import { expiryOf } from './expiry.ts';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');

it('is so many days from now, to the millisecond', () => {
  expect(expiryOf('30', NOW)).toBe('2026-03-02T12:00:00.000Z');
});

it('is never where that was chosen', () => {
  expect(expiryOf('none', NOW)).toBeNull();
});
