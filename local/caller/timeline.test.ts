import { expect, test } from 'vitest';
import { cut, placeOnTimeline } from './timeline.ts';

/** Packets of 20 ms, each filled with its own number, arriving at the given times. */
const packetsAt = (times: readonly number[], firstRtpTime = 0) =>
  times.map((startMs, i) => ({
    startMs,
    rtpTime: (firstRtpTime + i * 160) >>> 0,
    samples: new Int16Array(160).fill(i + 1),
  }));

/** When each packet's sound begins on the track. */
const placesMs = (track: Int16Array, packets: number) =>
  Array.from({ length: packets }, (_, i) => track.indexOf(i + 1) / 8);

test('no packets, no sound', () => {
  expect(placeOnTimeline([])).toHaveLength(0);
});

test('sound stands where its packets came', () => {
  expect(placesMs(placeOnTimeline(packetsAt([100, 120, 140])), 3)).toEqual([100, 120, 140]);
});

test('jitter leaves no trace: the least delayed packet says where all belong', () => {
  expect(placesMs(placeOnTimeline(packetsAt([107, 120, 145, 160])), 4)).toEqual([
    100, 120, 140, 160,
  ]);
});

test('a stall followed by a burst leaves no trace', () => {
  const track = placeOnTimeline(
    packetsAt([100, 320, 320, 320, 320, 320, 320, 320, 320, 320, 320, 320]),
  );
  expect(placesMs(track, 12)).toEqual(Array.from({ length: 12 }, (_, i) => 100 + i * 20));
});

test('a sender that skips a beat stays in step', () => {
  const beforeSlip = Array.from({ length: 30 }, (_, i) => 100 + i * 20);
  const afterSlip = beforeSlip.map((ms) => ms + 620);
  const track = placeOnTimeline(packetsAt([...beforeSlip, ...afterSlip]));
  expect(placesMs(track, 60)).toEqual([...beforeSlip, ...afterSlip]);
});

test('a gap in the RTP time is silence', () => {
  const [first, , third] = packetsAt([100, 120, 140]);
  const track = placeOnTimeline([first, third].filter((packet) => packet !== undefined));
  expect(cut(track, 120, 140).every((sample) => sample === 0)).toBe(true);
  expect(track.indexOf(3) / 8).toBe(140);
});

test('RTP time wraps around', () => {
  expect(placesMs(placeOnTimeline(packetsAt([100, 120, 140], 2 ** 32 - 160)), 3)).toEqual([
    100, 120, 140,
  ]);
});
