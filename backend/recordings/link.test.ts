import { expect, it } from 'vitest';
import { LinkSigner } from './link.ts';

const CALL = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const OTHER = '7f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const NOW = new Date('2026-01-01T10:00:00.000Z');
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const signer = new LinkSigner('a-token-for-tests-only');
const signed = signer.sign(CALL, inMinutes(5));
const later = String(inMinutes(50).getTime());

it.each([
  ['holds for its call until it expires', CALL, signed, inMinutes(4), true],
  ['has expired at its time', CALL, signed, inMinutes(5), false],
  ['does not hold for another call', OTHER, signed, NOW, false],
  ['cannot be prolonged', CALL, { ...signed, expires: later }, NOW, false],
  [
    'needs the whole signature',
    CALL,
    { ...signed, signature: signed.signature.slice(2) },
    NOW,
    false,
  ],
  ['needs a signature', CALL, { ...signed, signature: '' }, NOW, false],
  [
    'is not taken from anyone else',
    CALL,
    new LinkSigner('another-token-here').sign(CALL, inMinutes(5)),
    NOW,
    false,
  ],
])('%s', (_title, callId, link, now, valid) => {
  expect(signer.isValid(callId, link, now)).toBe(valid);
});
