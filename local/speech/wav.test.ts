import { expect, test } from 'vitest';
import { buildWav, isWav, parseWav } from './wav.ts';

const data = Buffer.from([1, 2, 3, 4]);

test.each(['linear16', 'mulaw', 'alaw'] as const)(
  'reads the WAV file it built of %s',
  (encoding) => {
    const file = buildWav(data, encoding, 8_000);

    expect(isWav(file)).toBe(true);
    expect(parseWav(file)).toEqual({ encoding, sampleRate: 8_000, channels: 1, data });
  },
);

test('skips chunks it does not know', () => {
  const file = buildWav(data, 'linear16', 8_000);
  const extra = Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1');
  const withExtra = Buffer.concat([file.subarray(0, 12), extra, file.subarray(12)]);

  expect(parseWav(withExtra).data).toEqual(data);
});

test("reads to the end where a stream's header claims more", () => {
  const file = buildWav(data, 'linear16', 8_000);
  file.writeUInt32LE(0xffffffff, 40);

  expect(parseWav(file).data).toEqual(data);
});

const changed = (change: (file: Buffer) => void) => {
  const file = buildWav(data, 'linear16', 8_000);
  change(file);
  return file;
};

test.each([
  ['cut short', buildWav(data, 'linear16', 8_000).subarray(0, 30), 'not a whole WAV file'],
  ['in floating point', changed((file) => file.writeUInt16LE(3, 20)), 'has format 3 with 16 bits'],
  ['without a channel', changed((file) => file.writeUInt16LE(0, 22)), 'has 0 channels'],
  ['of 192 kHz', changed((file) => file.writeUInt32LE(192_000, 24)), 'at 192000 Hz'],
])('refuses a file %s', (_, file, message) => {
  expect(() => parseWav(file)).toThrow(message);
});
