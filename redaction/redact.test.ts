import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTION_KINDS, redact, redactValue } from './redact.ts';
import { cardNumber, said } from './spoken-digits.ts';

describe('redact', () => {
  it('takes out several kinds at once', () => {
    const text =
      'I am anna at example dot com, call 415 267 8901, card 4111 1111 1111 1111, SSN 219-09-9998.';
    expect(redact(text, REDACTION_KINDS)).toBe(
      'I am [email], call [phone], card [card], SSN [identity].',
    );
  });

  it('looks only for the kinds wanted', () => {
    const text = 'anna@example.com, 415 267 8901, 4111 1111 1111 1111';
    expect(redact(text, [])).toBe(text);
    expect(redact(text, ['email'])).toBe('[email], 415 267 8901, 4111 1111 1111 1111');
    expect(redact(text, ['email', 'phone'])).toBe('[email], [phone], 4111 1111 1111 1111');
  });

  it('finds a card number however it is written or said', () => {
    fc.assert(
      fc.property(cardNumber().chain(said), (text) => {
        expect(redact(`Yes, that is ${text}. Thank you.`, ['card'])).toBe(
          'Yes, that is [card]. Thank you.',
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a phone number however it is said', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 });
    fc.assert(
      fc.property(
        digits.chain((number) => said(number.join(''))),
        (text) => {
          expect(redact(`call me at ${text} today`, ['phone'])).toBe('call me at [phone] today');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time', () => {
    const words = fc.constantFrom(
      ...'my card number is passport social security phone order one two double five oh hundred'.split(
        ' ',
      ),
      ...'thousand at dot com gmail anna a b AB123456C 4111 1111111111111111 219-09-9998 at'.split(
        ' ',
      ),
      ...'+1 4152678901 05/12/2024 , . - @ [card] [email] uh and plus zulu 36574261809 \n'.split(
        ' ',
      ),
    );
    const speech = fc.array(words, { maxLength: 60 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.oneof(speech, fc.string({ unit: 'grapheme' })), (text) => {
        const once = redact(text, REDACTION_KINDS);
        expect(redact(once, REDACTION_KINDS)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves words that are neither numbers nor addresses', () => {
    const words = fc.constantFrom(
      ...'I would like my card number passport phone email order and at dot so uh please Anna ! , .'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 80 }), (all) => {
        expect(redact(all.join(' '), REDACTION_KINDS)).toBe(all.join(' '));
      }),
    );
  });

  it.each([
    '1',
    '1 ',
    'one ',
    'oh ',
    '@',
    'a@',
    'a dot ',
    'a b 1 ',
    'card 1 ',
    '0123 4567 89, ',
    '1/1/',
    '+1',
    '-',
    'anna at gmail dot com ',
  ])(
    'takes time in proportion to the length: %j repeated',
    (part) => {
      const cost = (length: number) => {
        const text = part.repeat(length / part.length);
        return Math.min(...[1, 2, 3].map(() => cpuMs(() => redact(text, REDACTION_KINDS))));
      };
      cost(2_000);
      // Eight times the text: quadratic would be 64.
      expect(cost(80_000)).toBeLessThan(24 * Math.max(cost(10_000), 2));
    },
    60_000,
  );

  it('takes less than a millisecond for a turn of 500 characters', () => {
    const turn = 'Yes, order 48213, or call 415 267 8901, card four one one one, one one one one. '
      .repeat(7)
      .slice(0, 500);
    const times = 200;
    const run = () => {
      for (let i = 0; i < times; i += 1) redact(turn, REDACTION_KINDS);
    };
    run();
    expect(Math.min(cpuMs(run), cpuMs(run), cpuMs(run)) / times).toBeLessThan(1);
  });
});

describe('redactValue', () => {
  it('redacts all strings, however deep, and leaves the keys', () => {
    expect(
      redactValue({ 'a@b.com': ['call 4152678901', { note: 'to a@b.com', n: 3 }], none: null }, [
        'email',
        'phone',
      ]),
    ).toEqual({ 'a@b.com': ['call [phone]', { note: 'to [email]', n: 3 }], none: null });
  });

  it('takes a key for the words before a number', () => {
    expect(
      redactValue(
        {
          ssn: '219099998',
          passportNo: 'C01X00T47',
          cardNumber: 4111111111111,
          cvv: '737',
          phone: 2678901,
        },
        REDACTION_KINDS,
      ),
    ).toEqual({
      ssn: '[identity]',
      passportNo: '[identity]',
      cardNumber: '[card]',
      cvv: '[card]',
      phone: '[phone]',
    });
  });

  it('leaves other numbers', () => {
    const value = {
      at: 1732312345678,
      phoneVerifiedAt: 1732312345,
      ratio: 0.4152678901,
      order: 48213,
      ok: true,
    };
    expect(redactValue(value, REDACTION_KINDS)).toEqual(value);
  });

  it('finds a card number that is an integer', () => {
    expect(redactValue([4111111111111111], ['card'])).toEqual(['[card]']);
  });

  it('never throws, and copies what it does not change', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redactValue(value, [])).toEqual(value);
        redactValue(value, REDACTION_KINDS);
      }),
    );
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(() => redactValue(deep, REDACTION_KINDS)).not.toThrow();
  });
});

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
