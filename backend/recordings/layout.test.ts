import { MPEGDecoder } from 'mpg123-decoder';
import { describe, expect, it } from 'vitest';
import { RECORDING } from '../contract/recordings.ts';
import { layOut, lengthOf, silence } from './layout.ts';

const FRAME = RECORDING.frameBytes;
/** The number of frames in a time. */
const framesIn = (ms: number) => ms / RECORDING.frameMs;
const START = 1_800_000_000_000;
const part = (afterMs: number, bytes: number) => ({ startedAtMs: START + afterMs, bytes });

/** What a recording consists of: the frames of each part, or of silence. */
const framesOf = (...parts: { startedAtMs: number; bytes: number }[]) =>
  layOut(parts).map(({ part, bytes }) => [
    part === null ? 'silence' : part.startedAtMs - START,
    bytes / FRAME,
  ]);

describe('layOut', () => {
  it.each([
    ['nothing', [], []],
    ['one part', [part(0, 10 * FRAME)], [[0, 10]]],
    ['one part without its broken last frame', [part(0, 10 * FRAME + 7)], [[0, 10]]],
    [
      'parts with silence for the time between them',
      [part(0, 10 * FRAME), part(2_400, 5 * FRAME)],
      [
        [0, 10],
        ['silence', framesIn(2_400) - 10],
        [2_400, 5],
      ],
    ],
    [
      'parts in the order of their times',
      [part(2_400, 5 * FRAME), part(0, 100 * FRAME)],
      [
        [0, 100],
        [2_400, 5],
      ],
    ],
    [
      'a part up to where the next one begins',
      [part(0, 300 * FRAME), part(2_400, 5 * FRAME)],
      [
        [0, 100],
        [2_400, 5],
      ],
    ],
    [
      'no part from a clock that is hours off',
      [part(0, 10 * FRAME), part(86_400_000, 5 * FRAME)],
      [[0, 10]],
    ],
  ])('lays out %s', (_title, parts, expected) => {
    expect(framesOf(...parts)).toEqual(expected);
  });

  it('leaves no gap, whatever the lengths and times', () => {
    const stretches = layOut([part(0, 1_001), part(777, 50_000), part(9_999, 12_345)]);
    const ends = stretches.map(({ from, bytes }) => from + bytes);
    expect(stretches.map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)]);
    expect(lengthOf(stretches)).toBe(ends.at(-1));
  });
});

describe('silence', () => {
  it('is the same bytes, wherever it is begun', () => {
    const whole = Buffer.concat([...silence(0, 1_000 * FRAME)]);
    expect(whole).toHaveLength(1_000 * FRAME);
    const cut = Buffer.concat([...silence(100_001, 130_003)]);
    expect(cut.equals(whole.subarray(100_001, 130_003))).toBe(true);
  });

  it('is silence of that length for a decoder', async () => {
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData, samplesDecoded, sampleRate, errors } = decoder.decode(
      Buffer.concat([...silence(0, 100 * FRAME)]),
    );
    decoder.free();
    expect(errors).toEqual([]);
    expect(sampleRate).toBe(RECORDING.sampleRate);
    expect(samplesDecoded).toBe((100 * RECORDING.frameMs * sampleRate) / 1_000);
    expect(channelData.every((channel) => channel.every((sample) => sample === 0))).toBe(true);
  });
});
