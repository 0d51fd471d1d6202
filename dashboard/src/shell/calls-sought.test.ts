import { expect, it } from 'vitest';
import { callsSought } from './calls-sought.ts';

const ALL = ['calls:read', 'calls:content'];

it.each([
  ['142', '142'],
  ['+1 (555) 01-42', '+15550142'],
])('takes %s for a number', (typed, number) => {
  expect(callsSought(typed, ['calls:read'])?.search).toEqual({ number });
});

it.each(['refund', '2 refunds', 'room 142'])('takes %s for what was said', (typed) => {
  expect(callsSought(` ${typed} `, ALL)?.search).toEqual({ q: typed });
});

it('offers nothing for too few digits, nor to those who may not read what was said, or no call', () => {
  expect(callsSought('14', ALL)).toBeNull();
  expect(callsSought('refund', ['calls:read'])).toBeNull();
  expect(callsSought('1425', [])).toBeNull();
  expect(callsSought('  ', ALL)).toBeNull();
});
