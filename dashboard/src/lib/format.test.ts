import { expect, it } from 'vitest';
import {
  formatDuration,
  formatLatency,
  formatMoney,
  formatNumber,
  formatRelativeTime,
  formatShare,
} from './format.ts';

it.each([
  [0, '0 ms'],
  [640.4, '640 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1_240, '1.24 s'],
  [null, '–'],
])('writes a latency of %s ms as %s', (ms, written) => {
  expect(formatLatency(ms)).toBe(written);
});

it.each([
  [0, '0:00'],
  [187_400, '3:07'],
  [3_787_000, '1:03:07'],
  [undefined, '–'],
])('writes a duration of %s ms as %s', (ms, written) => {
  expect(formatDuration(ms)).toBe(written);
});

it.each([
  [0, '$0.00'],
  [10, '< $0.0001'],
  [13_370, '$0.0134'],
  [999_900, '$0.9999'],
  [1_000_000, '$1.00'],
  [1_234_560_000, '$1,234.56'],
  [-500_000, '-$0.5000'],
  [null, '–'],
])('writes %s millionths of a dollar as %s', (micros, written) => {
  expect(formatMoney(micros)).toBe(written);
});

it('has a dash for what is not known, and 0 for nothing', () => {
  expect([formatNumber(null), formatNumber(0), formatShare(null), formatShare(0)]).toEqual([
    '–',
    '0',
    '–',
    '0%',
  ]);
});

const NOW = Date.parse('2026-03-10T12:00:00Z');

it.each([
  ['2026-03-10T11:59:55Z', 'just now'],
  ['2026-03-10T11:59:30Z', '30 sec. ago'],
  ['2026-03-10T11:57:10Z', '2 min. ago'],
  ['2026-03-10T07:00:00Z', '5 hr. ago'],
  ['2026-03-09T11:00:00Z', 'yesterday'],
  ['2026-03-10T12:05:00Z', 'in 5 min.'],
  ['2026-01-05T12:00:00Z', 'Jan 5, 2026'],
])('tells %s at noon of the tenth as %s', (at, told) => {
  expect(formatRelativeTime(at, NOW)).toBe(told);
});
