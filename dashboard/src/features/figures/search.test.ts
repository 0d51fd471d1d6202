import { expect, it } from 'vitest';
import { customRange, figuresSearch, rangeName, timeRange } from './search.ts';

const NOW = Date.parse('2026-01-10T12:34:56.000Z');

it('shows the last 24 hours until something else is chosen', () => {
  expect(rangeName({})).toBe('24h');
  expect(timeRange({}, NOW)).toEqual({
    from: '2026-01-09T13:00:00.000Z',
    to: '2026-01-10T13:00:00.000Z',
  });
});

it('stays the same for as long as the hour lasts', () => {
  expect(timeRange({ range: '7d' }, NOW)).toEqual(timeRange({ range: '7d' }, NOW + 60_000));
});

it('shows a time of the user’s own', () => {
  const own = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-03T00:00:00.000Z' };
  expect(rangeName(own)).toBeNull();
  expect(timeRange(own, NOW)).toEqual(own);
});

it.each([
  ['half a time', { from: '2026-01-01T00:00:00.000Z' }],
  ['what there is not', { colour: 'red' }],
  ['a time that there is not', { range: '9d' }],
])('refuses %s', (_what, search) => {
  expect(figuresSearch.safeParse(search).success).toBe(false);
});

it('takes the last day whole', () => {
  const range = customRange('2026-01-01', '2026-01-01');
  if ('problem' in range) throw new Error(range.problem);
  expect(Date.parse(range.to) - Date.parse(range.from)).toBe(86_400_000);
});

it.each([
  ['no day', '', '2026-01-01', 'Choose two days.'],
  ['days turned around', '2026-01-03', '2026-01-01', 'The first day comes after the last one.'],
  ['too many days', '2025-01-01', '2026-01-01', 'At most 90 days.'],
])('says what is wrong with %s', (_what, first, last, problem) => {
  expect(customRange(first, last)).toEqual({ problem });
});
