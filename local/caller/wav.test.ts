import { expect, test } from 'vitest';
import { buildWav } from '../speech/wav.ts';
import { decodeWav, encodeWav, pcmOf, samplesOf } from './wav.ts';

test('what is written can be read', () => {
  const samples = Int16Array.from([0, 1, -1, 32_767, -32_768]);
  expect(decodeWav(encodeWav(samples), 'line.wav')).toEqual(samples);
  expect(samplesOf(pcmOf(samples))).toEqual(samples);
});

test('two channels alternate, the shorter one ends in silence', () => {
  const file = encodeWav(Int16Array.from([1, 2]), Int16Array.from([7]));
  expect(file.readUInt16LE(22)).toBe(2);
  expect(samplesOf(file.subarray(44))).toEqual(Int16Array.from([1, 7, 2, 0]));
});

test('another format is refused with the way to convert it', () => {
  const file = buildWav(Buffer.alloc(320), 'linear16', 44_100);
  expect(() => decodeWav(file, 'music.wav')).toThrow(
    /music\.wav has 1 channel.*44100 Hz.*sox music\.wav/,
  );
});

test('what is no WAV file is refused by name', () => {
  expect(() => decodeWav(Buffer.from('ID3'), 'song.mp3')).toThrow(/^song\.mp3 cannot be spoken/);
});
