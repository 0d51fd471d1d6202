import { expect, it } from 'vitest';
import { SAMPLES_PER_MS, toSamples } from './clock.ts';
import { Mix } from './mix.ts';

const FRAME_MS = 50;
const frame = () => new Int16Array(FRAME_MS * SAMPLES_PER_MS).fill(16_384);

/** A mix of both sides talking for a time, done by what `at` says at these times. */
function mixOf(lengthMs: number, at: Record<number, (mix: Mix) => void> = {}) {
  let nowMs = 0;
  const mix = new Mix(() => nowMs);
  const blocks: [Float32Array, Float32Array][] = [];
  for (; nowMs <= lengthMs; nowMs += FRAME_MS) {
    at[nowMs]?.(mix);
    if (nowMs > 0) mix.heard(frame());
    if (nowMs < lengthMs) mix.agent.place(toSamples(nowMs), frame());
    if (nowMs % 500 === 0) blocks.push(mix.take(1_000));
  }
  nowMs = lengthMs;
  blocks.push(mix.end());
  const channel = (side: 0 | 1) => blocks.flatMap((block) => [...block[side]]);
  return { left: channel(0), right: channel(1) };
}

/** The silences of a channel, in ms. */
function silences(channel: number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const [i, sample] of channel.entries()) {
    if (sample !== 0) continue;
    const last = found.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found.map(([from, to]) => [from / SAMPLES_PER_MS, to / SAMPLES_PER_MS]);
}

it('has both sides whole and in step', () => {
  const { left, right } = mixOf(3_000);
  expect(left).toHaveLength(toSamples(3_000));
  expect(right).toEqual(left);
  expect(silences(left)).toEqual([]);
});

it('is silent on both sides while it is paused, and goes on in its place', () => {
  const { left, right } = mixOf(3_000, { 1000: (m) => m.pause(), 1750: (m) => m.resume() });
  expect(left).toHaveLength(toSamples(3_000));
  expect(silences(left)).toEqual([[1_000, 1_750]]);
  expect(silences(right)).toEqual([[1_000, 1_750]]);
});

it('stays silent to its end when nobody resumes it', () => {
  const { left, right } = mixOf(3_000, { 1500: (m) => m.pause() });
  expect(silences(left)).toEqual([[1_500, 3_000]]);
  expect(silences(right)).toEqual([[1_500, 3_000]]);
});

it('may be paused more than once', () => {
  const { left } = mixOf(4_000, {
    500: (m) => m.pause(),
    600: (m) => m.resume(),
    2500: (m) => m.pause(),
    3000: (m) => m.resume(),
  });
  expect(silences(left)).toEqual([
    [500, 600],
    [2_500, 3_000],
  ]);
});

it('has an operator who takes over on the side of the agent', () => {
  const operator = (mix: Mix) => mix.spoken(frame());
  let nowMs = 0;
  const mix = new Mix(() => nowMs);
  const right: number[] = [];
  for (nowMs = FRAME_MS; nowMs <= 4_000; nowMs += FRAME_MS) {
    mix.heard(frame());
    if (nowMs > 2_000 && nowMs <= 3_000) operator(mix);
    if (nowMs % 500 === 0) right.push(...mix.take(1_000)[1]);
  }
  nowMs = 4_000;
  right.push(...mix.end()[1]);
  expect(silences(right)).toEqual([
    [0, 2_000],
    [3_000, 4_000],
  ]);
});
