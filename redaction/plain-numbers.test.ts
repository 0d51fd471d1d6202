import { describe, expect, it } from 'vitest';
import { REDACTION_KINDS, redact } from './redact.ts';

describe('numbers that are nobody’s', () => {
  it.each([
    'order 48213',
    'My order number is 8821345.',
    'order four eight two one three double seven',
    'invoice number 2024-00123456',
    'tracking number one zero zero four five six seven eight nine',
    'my account number is 0123456789',
    'we are open twenty four seven',
    'call nine one one',
    'in 2019, 2020 and 2021',
    'nineteen eighty four, nineteen ninety, twenty twenty one',
    'on 05/12/2024 at 10:30',
    '2024-05-12 10:30:00',
    '2024-05-12T10:30:00.000Z',
    'born on zero five one two nineteen eighty four',
    'oh five twelve nineteen eighty four',
    'the 3rd of May 1984',
    'nine thirty, ten thirty, eleven fifteen',
    'from nine thirty to ten forty five',
    '$1,249.99 and $1,399.99',
    '1,250,000 units',
    'one thousand two hundred and fifty dollars',
    'two hundred fifty thousand people',
    'two million five hundred thousand',
    'pi is three point one four one five nine two six',
    'one, two, three, four, five, six, seven, eight, nine, ten',
    'ten, twenty, thirty, forty, fifty',
    '3 adults, 2 kids and 1 dog',
    'two for one, one for two',
    'oh, I have one more, oh well',
    'zip code 90210-1234',
    'the server is 192.168.100.254',
    'version 10.0.19045.1234',
    'the code is 482913',
    'flight 1234 from gate 22 at 18:05',
    '21-19, 19-21, 21-18',
    'rooms 412, 413, 414 and 415',
    'call_1234567890123',
  ])('leaves alone: %s', (said) => {
    expect(redact(said, REDACTION_KINDS)).toBe(said);
  });
});
