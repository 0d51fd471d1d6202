import { expect, test } from 'vitest';
import { concat, createDecoder, createResampler, encode } from './audio.ts';

const decode = (encoding: 'linear16' | 'mulaw' | 'alaw', bytes: number[], channels = 1) =>
  Array.from(createDecoder(encoding, channels)(Buffer.from(bytes)), (s) => Math.round(s * 32_768));

test.each([
  ['linear16', [0x34, 0x12, 0xff, 0xff], [0x1234, -1]],
  ['mulaw', [0xff, 0x00, 0x80, 0xf0], [0, -32_124, 32_124, 120]],
  ['alaw', [0xd5, 0x55, 0x2a, 0xaa], [8, -8, -32_256, 32_256]],
] as const)('decodes %s', (encoding, bytes, samples) => {
  expect(decode(encoding, [...bytes])).toEqual(samples);
});

test.each(['mulaw', 'alaw'] as const)('encodes what it decoded: all bytes of %s', (encoding) => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  // Mu-law has two zeros, and writes the positive one.
  const expected = all.map((byte) => (encoding === 'mulaw' && byte === 0x7f ? 0xff : byte));

  expect(encode(createDecoder(encoding, 1)(all), encoding)).toEqual(Buffer.from(expected));
});

test('clips what is too loud', () => {
  expect(encode(new Float32Array([2, -2]), 'linear16').readInt16LE(0)).toBe(32_767);
});

test('puts a sample together that is split between two messages', () => {
  const decoder = createDecoder('linear16', 1);

  expect(decoder(Buffer.from([0x00])).length).toBe(0);
  expect(Array.from(decoder(Buffer.from([0x40, 0x00])))).toEqual([0.5]);
});

test('averages two channels', () => {
  expect(decode('linear16', [0x00, 0x10, 0x00, 0x30], 2)).toEqual([0x2000]);
});

test.each([
  [22_050, 24_000],
  [22_050, 8_000],
  [8_000, 16_000],
])('resamples %i to %i Hz without a seam between pieces', (from, to) => {
  const tone = Float32Array.from({ length: from }, (_, i) =>
    Math.sin((i * 2 * Math.PI * 440) / from),
  );
  const whole = createResampler(from, to);
  const expected = concat([whole.push(tone), whole.end()]);

  const pieces = createResampler(from, to);
  const outputs: Float32Array[] = [];
  for (let at = 0; at < tone.length; at += 777) {
    outputs.push(pieces.push(tone.subarray(at, at + 777)));
  }
  const joined = concat([...outputs, pieces.end()]);

  expect(Math.abs(joined.length - to)).toBeLessThan(10);
  const loudestSeam = joined.reduce(
    (max, sample, i) => Math.max(max, Math.abs(sample - (expected[i] ?? 0))),
    0,
  );
  expect(loudestSeam).toBeLessThan(1e-4);
});
