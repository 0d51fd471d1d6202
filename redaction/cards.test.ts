import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('card numbers', () => {
  it.each([
    ['4111 1111 1111 1111', '[card]'],
    ['4111-1111-1111-1111', '[card]'],
    ['4111111111111111', '[card]'],
    ["It's 4111 1111 1111 1111.", "It's [card]."],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[card]'],
    ['4,111,111,111,111,111', '[card]'],
    ['four one one one, one one one one, one one one one, one one one one', '[card]'],
    ['Four one one one. One one one one. One one one one. One one one one.', '[card].'],
    ['four-one-one-one one-one-one-one one-one-one-one one-one-one-one', '[card]'],
    ['forty one eleven eleven eleven eleven eleven eleven eleven', '[card]'],
    ['four triple one, quadruple one, quadruple one, quadruple one', '[card]'],
    [
      'four one one one uh one one one one um and one one one one and then one one one one',
      '[card]',
    ],
    ['4111, uh, 1111, okay, 1111, and 1111', '[card]'],
    [
      'fifty five oh five, double five double five, fifty five fifty five, forty four hundred',
      null,
    ],
    ['four oh one two, triple eight eight, triple eight eight, one triple eight... one', null],
    ['5105 double one oh five one oh five one oh five one hundred', null],
    ['four hundred five six oh one, no sorry', 'four hundred five six oh one, no sorry'],
    ['My Amex is 3782 822463 10005.', 'My Amex is [card].'],
    ['three seven eight two, eight two two four six three, one triple oh five', '[card]'],
    ['3056 930902 5904 is the Diners one', '[card] is the Diners one'],
    ['5555 5555 5555 4444, expiry 04 27', '[card], expiry 04 27'],
    // What was said in the same breath goes with it.
    ['4111 1111 1111 1111, 04 27, 737', '[card]'],
    ['41111111111111110427737', '[card]'],
    ['four one one one one one for one one one one one one one one one', null],
    // A digit was misheard, but nothing else of that length is read out.
    ['four one one one, one one one one, one one one one, one one one two', '[card]'],
    ['My card number is 4111 1111 1111 1112', 'My card number is [card]'],
    ['card number 4111 1111 1111 1', 'card number [card]'],
    ['my credit card, it is 4111 1111, hold on', 'my credit card, it is [card], hold on'],
    ['order 4111111111111111', 'order [card]'],
    ['card4111111111111111exp0427', 'card[card]exp0427'],
    ['security code for 4111 1111 1111 1111', 'security code for [card]'],
    ['the security code is 737', 'the security code is [card]'],
    ['CVV seven three seven', 'CVV [card]'],
    ['4111 1111 1111 1111 is my card number', '[card] is my card number'],
  ])('%s', (said, redacted) => {
    if (redacted === null) expect(redact(said, ['card'])).not.toMatch(/one|five|\d/);
    else expect(redact(said, ['card'])).toBe(redacted);
  });

  it.each([
    'my card ends in 1111',
    'the last four are one one one one',
    'order 48213 and 48214 and 48215 and 48216',
    'Order 4111 1111 1111 1112 has not arrived.',
    'tracking number 9400 1000 0000 0000 0000 00',
    'it took 1732312345678 milliseconds',
    'four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen',
    'my card has been lost since 2019',
    'ISBN 978-3-16-148410-0',
    '550e8400-e29b-41d4-a716-446655440000',
    'my gate code is 4411',
    '$4111 and $1111',
  ])('leaves alone: %s', (said) => {
    expect(redact(said, ['card'])).toBe(said);
  });
});
