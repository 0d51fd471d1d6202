import { expect, it } from 'vitest';
import { allStarts, spanName } from './span-names.ts';

it('has every hour between the first and the last', () => {
  const time = { from: '2026-01-01T10:00:00.000Z', to: '2026-01-01T13:00:00.000Z' };
  expect(allStarts({ ...time, span: 'hour' })).toEqual([
    '2026-01-01T10:00:00.000Z',
    '2026-01-01T11:00:00.000Z',
    '2026-01-01T12:00:00.000Z',
  ]);
});

it('names a day as it is counted, wherever the viewer is', () => {
  expect(spanName('2026-01-31T00:00:00.000Z', 'day')).toBe('Jan 31 UTC');
});
