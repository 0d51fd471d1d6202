import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('phone numbers', () => {
  it.each([
    ['+1 415 267 8901', '[phone]'],
    ['Call +14152678901 now', 'Call [phone] now'],
    ['(415) 267-8901', '[phone]'],
    ['415-267-8901, thanks', '[phone], thanks'],
    ['4152678901', '[phone]'],
    ['1-800-267-8901', '[phone]'],
    ['020 7946 0958', '[phone]'],
    ['+44 (0)20 7946 0958', '[phone]'],
    ['0170 1234567', '[phone]'],
    ['0049 30 901820', '[phone]'],
    ['01 44 27 43 21', '[phone]'],
    ['612 34 56 78', '[phone]'],
    ['four one five two six seven eight nine oh one', '[phone]'],
    ['four one five, two six seven, eight nine oh one', '[phone]'],
    ['plus one five five five, oh one two, three four five six', '[phone]'],
    ['double oh four four, twenty, seventy nine forty six, oh nine fifty eight', '[phone]'],
    ['eight hundred, five five five, oh one nine nine', '[phone]'],
    ['five five five eight thousand', '[phone]'],
    ['5 5 5 0 1 9 9', '[phone]'],
    ['five five five uh oh one um nine nine', '[phone]'],
    ['four one five to six seven eight nine oh one', '[phone]'],
    ['my number is 2678901', 'my number is [phone]'],
    ['my mobile is 7911 123456', 'my mobile is [phone]'],
    ['four one five two six seven eight nine oh one is my number', '[phone] is my number'],
    ['4152678901, 4152678902, 4152678903', '[phone], [phone], [phone]'],
    [
      'order 48213, and you can call me at 4152678901',
      'order 48213, and you can call me at [phone]',
    ],
    ['the order confirmation goes to +14152678901', 'the order confirmation goes to [phone]'],
    ['sip:+14152678901@example.com', 'sip:[phone]@example.com'],
  ])('%s', (said, redacted) => {
    expect(redact(said, ['phone'])).toBe(redacted);
  });
});
