import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('identity numbers', () => {
  it.each([
    // United States
    ['219-09-9998', '[identity]'],
    ['219 09 9998', '[identity]'],
    ['My social security number is 219099998.', 'My social security number is [identity].'],
    ['two one nine, oh nine, nine nine nine eight', '[identity]'],
    ['my social is two one nine oh nine nine nine nine eight', 'my social is [identity]'],
    ['SSN 219 09, let me see, 9998', 'SSN [identity], let me see, [identity]'],
    ['the last four of my social are 9998', 'the last four of my social are [identity]'],
    ['s s n two one nine oh nine nine nine nine eight', 's s n [identity]'],
    ['219-09-9998 is my social', '[identity] is my social'],
    ['219-09-9998, 05/12/1980', '[identity], 05/12/1980'],
    // United Kingdom
    ['AB123456C', '[identity]'],
    ['AB 12 34 56 C', '[identity]'],
    ['a b one two three four five six c', '[identity]'],
    ["it's alpha bravo one two, three four, five six, charlie", "it's [identity]"],
    ['national insurance, JZ 12 34 56', 'national insurance, [identity]'],
    // Germany and Austria
    ['36574261809', '[identity]'],
    ['36 574 261 809', '[identity]'],
    ['three six five seven four two six one eight oh nine', '[identity]'],
    ['1237 010180', '[identity]'],
    // Spain
    ['12345678Z', '[identity]'],
    ['one two three four five six seven eight zulu', '[identity]'],
    ['X-1234567-L', '[identity]'],
    // Italy
    ['RSSMRA85T10A562S', '[identity]'],
    ['r s s m r a 8 5 t 1 0 a 5 6 2 s', '[identity]'],
    // France
    ['2 55 08 14 168 025 38', '[identity]'],
    ['2 53 07 2B 073 004 70', '[identity]'],
    // The Netherlands: any nine digits, so only where they are announced
    ['mijn BSN is 111222333', 'mijn BSN is [identity]'],
    // By the words before
    ['My passport number is C01X00T47.', 'My passport number is [identity].'],
    [
      'passport number: five three three four oh one three seven two',
      'passport number: [identity]',
    ],
    ['passport number is echo alpha 1234567', 'passport number is [identity]'],
    ['passport number is one two three four five six seven', 'passport number is [identity]'],
    ["my driver's license is D1234567", "my driver's license is [identity]"],
    [
      'the id number, I think, is AB 123456, I hope',
      'the id number, I think, is [identity], I hope',
    ],
    ['passport 1234567 AB123456C 05/12/2024', 'passport [identity] [identity] 05/12/2024'],
    ['my tax id is 12 345 67', 'my tax id is [identity]'],
  ])('%s', (said, redacted) => {
    expect(redact(said, ['identity'])).toBe(redacted);
  });

  it.each([
    // No such area or group
    '000-12-3456',
    '666-12-3456',
    '123-00-4567',
    '900-12-3456',
    // Check letters and digits that do not fit
    '12345678A',
    'X-1234567-A',
    '36574261808',
    'RSSMRA85T10A562A',
    'GB 12 34 56 C',
    // Nine digits without a word or grouping to tell
    '219099998',
    'order 123-45-6789',
    '+49 365 74261809',
    'I renewed my passport in 2019',
    'my passport expires on 05/12/2027',
    'the passport costs 1250 dollars',
    'two passports for 3 people',
    'social media brought 12500 visitors',
    'Do I need an id card for room 4821?',
    'ticket 12345678',
    'call me at 212-555-0123',
  ])('leaves alone: %s', (said) => {
    expect(redact(said, ['identity'])).toBe(said);
  });
});
