import { describe, expect, it } from 'vitest';
import { calledNumber, callerNumber } from './phone-number.ts';

describe('callerNumber', () => {
  it.each([
    ['E.164', '+15550199', '+15550199'],
    ['punctuation', '+43 (1) 234-56.78', '+4312345678'],
    ['a national prefix written after the country', '+44 (0)20 7946 0018', '+442079460018'],
    ['the international prefix', '004312345678', '+4312345678'],
    ['an international number without its plus sign', '12125550123', '+12125550123'],
    ['an extension', '1001', null],
    ['a national number', '5550199', null],
    ['a withheld number', 'anonymous', null],
    ['a SIP user name', 'alice', null],
    ['letters after a plus sign', '+1555CALLME', null],
    ['too many digits', '+1234567890123456', null],
    ['nothing', '', null],
    ['no number at all', null, null],
  ])('reads %s', (_, shown, number) => {
    expect(callerNumber(shown)).toBe(number);
  });
});

describe('calledNumber', () => {
  it.each([
    ['E.164', '+15550100', '+15550100'],
    ['a missing plus sign', '15550100', '+15550100'],
    ['punctuation', '+1 (555) 0100', '+15550100'],
    ['a name', 'reception', null],
    ['nothing', null, null],
  ])('reads %s', (_, dialled, number) => {
    expect(calledNumber(dialled)).toBe(number);
  });
});
