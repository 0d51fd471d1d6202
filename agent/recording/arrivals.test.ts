import { expect, it } from 'vitest';
import { Arrivals } from './arrivals.ts';
import { Channel } from './channel.ts';
import { SAMPLES_PER_MS, toSamples } from './clock.ts';

const FRAME_MS = 50;
const frame = (value: number) => new Int16Array(FRAME_MS * SAMPLES_PER_MS).fill(value);

/** Where each frame was placed, in ms, by the value of its samples, 1, 2, 3 ... */
function placesOf(arrivedMs: number[], settledEveryMs = 100): number[] {
  const channel = new Channel();
  const arrivals = new Arrivals(channel);
  const endMs = (arrivedMs.at(-1) ?? 0) + 2_000;
  let next = 0;
  for (let nowMs = 0; nowMs <= endMs; nowMs += settledEveryMs) {
    while (next < arrivedMs.length && (arrivedMs[next] ?? 0) <= nowMs) {
      arrivals.add(frame(next + 1), arrivedMs[next] ?? 0);
      next += 1;
    }
    arrivals.settle(nowMs);
  }
  const samples = channel.take(toSamples(endMs)).map((sample) => sample * 32_768);
  return arrivedMs.map((_, i) => samples.indexOf(i + 1) / SAMPLES_PER_MS);
}

/** Arrivals of a stream that began at 1 s. */
const steady = (count: number) =>
  Array.from({ length: count }, (_, i) => 1_000 + (i + 1) * FRAME_MS);

it('places a steady stream where it arrived', () => {
  expect(placesOf(steady(4))).toEqual([1_000, 1_050, 1_100, 1_150]);
});

it('takes no notice of jitter', () => {
  const jittered = steady(40).map((at, i) => at + (i % 3) * 9);
  expect(placesOf(jittered)).toEqual(steady(40).map((at) => at - FRAME_MS));
});

it('takes a burst after a stall for the steady stream that it was', () => {
  const stalled = steady(40).map((at) => (at > 1_300 && at < 1_700 ? 1_700 : at));
  expect(placesOf(stalled)).toEqual(steady(40).map((at) => at - FRAME_MS));
});

it('goes on in step after a stream that paused', () => {
  const paused = steady(60).map((at, i) => (i < 30 ? at : at + 3_000));
  expect(placesOf(paused)).toEqual(paused.map((at) => at - FRAME_MS));
});
