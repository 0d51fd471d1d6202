import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Scrubber } from './scrubber.ts';

const SECRET = 'p@ss "word"/ä+1';
const scrubber = new Scrubber();
scrubber.add('login', SECRET);
const MARK = '[credential login]';

it.each([
  ['as it is', SECRET],
  ['in other letters', SECRET.toUpperCase()],
  ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['in an address', encodeURIComponent(SECRET)],
  ['in an address, in lower case', encodeURIComponent(SECRET).toLowerCase()],
  ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ['in HTML', 'p@ss &quot;word&quot;/ä+1'],
  ['in hex', Buffer.from(SECRET).toString('hex')],
])('takes a secret out %s', (_, form) => {
  expect(scrubber.scrub(`a ${form} b`)).toBe(`a ${MARK} b`);
});

it.each(['', 'u', 'us', 'user:', 'someone:'])(
  'takes a secret out of base64 after "%s"',
  (before) => {
    for (const encoding of ['base64', 'base64url'] as const) {
      const encoded = Buffer.from(`${before}${SECRET} and more`).toString(encoding);
      const clean = scrubber.scrub(encoded);
      expect(clean).toContain(MARK);
      expect(Buffer.from(clean.replace(MARK, ''), encoding).toString()).not.toContain('word');
    }
  },
);

it('leaves texts without a secret as they are', () => {
  expect(scrubber.scrub('password')).toBe('password');
  expect(new Scrubber().scrub('anything')).toBe('anything');
});

it('takes out several, the longer one whole, and lines of a key by themselves', () => {
  const several = new Scrubber();
  several.add('a', 'hunter2');
  several.add('b', 'hunter2-and-more');
  several.add('key', '-----BEGIN\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n');
  expect(several.scrub('hunter2-and-more, hunter2')).toBe('[credential b], [credential a]');
  expect(several.scrub('line: kqhkiG9w0BAQEF')).toBe('line: [credential key]');
});

it('leaves no secret in any text that contains it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(!MARK.includes(secret) && !(before + after).includes(secret));
      const one = new Scrubber();
      one.add('login', secret);
      expect(one.scrub(`${before}${secret}${after}`)).not.toContain(secret);
    }),
  );
});
