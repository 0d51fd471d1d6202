import { expect, it } from 'vitest';
import { DIGITS, LOCAL_TIME, MONEY, SECONDS, TEXT } from './units.ts';

it.each([
  [SECONDS, '90', 90_000],
  [SECONDS, '0.5', 500],
  [SECONDS, '', undefined],
  [SECONDS, '-1', undefined],
  [SECONDS, 'x', undefined],
  [MONEY, '0.05', 50_000],
])('reads %o %j as %j', (unit, text, value) => {
  expect(unit.toValue(text)).toBe(value);
});

it('writes amounts as they were typed in', () => {
  expect(SECONDS.toText(90_000)).toBe('90');
  expect(MONEY.toText(50_000)).toBe('0.05');
});

it('takes a number as people write it', () => {
  expect(DIGITS.toValue('+1 (555) 01-42')).toBe('+15550142');
  expect(DIGITS.toValue(' - ')).toBeUndefined();
  expect(TEXT.toValue('  ')).toBeUndefined();
});

it('keeps a time to the minute, in whatever zone', () => {
  const at = '2026-01-01T10:30:00.000Z';
  expect(LOCAL_TIME.toValue(LOCAL_TIME.toText(at))).toBe(at);
  expect(LOCAL_TIME.toValue('')).toBeUndefined();
});
