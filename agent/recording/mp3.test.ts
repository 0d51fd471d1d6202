import { MPEGDecoder } from 'mpg123-decoder';
import { expect, it } from 'vitest';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { Mp3 } from './mp3.ts';

const SECONDS = 4;
const { sampleRate } = RECORDING;

/** Silence with a stretch of tone. */
function tone(fromMs: number, toMs: number): Float32Array {
  return new Float32Array(SECONDS * sampleRate).map((_, i) => {
    const ms = (i * 1_000) / sampleRate;
    return ms >= fromMs && ms < toMs ? 0.5 * Math.sin((2 * Math.PI * 440 * i) / sampleRate) : 0;
  });
}

async function encode(left: Float32Array, right: Float32Array): Promise<Buffer> {
  const mp3 = await Mp3.create();
  const blocks: Buffer[] = [];
  const block = sampleRate / 2;
  for (let at = 0; at < left.length; at += block) {
    blocks.push(mp3.encode(left.subarray(at, at + block), right.subarray(at, at + block)));
  }
  return Buffer.concat([...blocks, mp3.end()]);
}

async function decode(file: Buffer) {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  const { channelData, errors } = decoder.decode(file);
  decoder.free();
  const [left = new Float32Array(), right = new Float32Array()] = channelData;
  return { left, right, errors };
}

const startMs = (channel: Float32Array) =>
  (channel.findIndex((sample) => Math.abs(sample) > 0.05) * 1_000) / sampleRate;

it('keeps both sides in their places, apart from each other', async () => {
  const { left, right, errors } = await decode(
    await encode(tone(1_000, 2_000), tone(2_500, 3_000)),
  );
  expect(errors).toEqual([]);
  expect(startMs(left)).toBeGreaterThan(998);
  expect(startMs(left)).toBeLessThan(1_002);
  expect(startMs(right)).toBeGreaterThan(2_498);
  expect(startMs(right)).toBeLessThan(2_502);
});

it('has frames of one length, so that a place in the file is a time', async () => {
  const file = await encode(tone(1_000, 2_000), tone(2_500, 3_000));
  expect(file.length % RECORDING.frameBytes).toBe(0);
  for (let at = 0; at < file.length; at += RECORDING.frameBytes) {
    expect(file.readUInt16BE(at)).toBe(0xfff3);
  }
});

it('plays from and to anywhere', async () => {
  const file = await encode(tone(1_000, 3_000), tone(1_000, 3_000));
  const { left, errors } = await decode(file.subarray(5_001, 15_007));
  expect(errors).toEqual([]);
  expect(left.length / sampleRate).toBeGreaterThan(1.5);
});
