import { expect, test } from 'vitest';
import { levelDb, SILENCE_DB, VoiceActivity } from './voice-activity.ts';

/** Frames of 20 ms from `[level, frames]` pairs. */
function speechIn(...stretches: [level: number, frames: number][]) {
  const activity = new VoiceActivity();
  const levels = stretches.flatMap(([level, frames]) => Array<number>(frames).fill(level));
  for (const [i, level] of levels.entries()) activity.add(i * 20, level);
  return activity.speech;
}

test('the level of silence and of a full-scale square wave', () => {
  expect(levelDb(new Int16Array(160))).toBe(SILENCE_DB);
  expect(levelDb(new Int16Array(160).fill(-32_768))).toBe(0);
});

test('speech runs from its first voiced frame to the end of its last', () => {
  expect(speechIn([-80, 10], [-20, 50], [-80, 50])).toEqual([{ startMs: 200, endMs: 1_200 }]);
});

test('a gap inside speech does not split it, a pause does', () => {
  const pause = (frames: number) => speechIn([-20, 10], [-80, frames], [-20, 10]);
  expect(pause(10)).toHaveLength(1);
  expect(pause(11)).toHaveLength(2);
});

test('a click is no speech', () => {
  expect(speechIn([-80, 10], [-10, 2], [-80, 10])).toEqual([]);
});

test('the hiss of a codec is no speech', () => {
  expect(speechIn([-90, 100], [-52, 500])).toEqual([]);
});

test('steady noise is taken for silence after a while, and speech above it is still found', () => {
  const speech = speechIn([-45, 500], [-22, 50], [-45, 50]);
  expect(speech.at(-1)).toEqual({ startMs: 10_000, endMs: 11_000 });
  expect(speech[0]?.endMs ?? 0).toBeLessThan(2_000);
});

test('speech without a pause stays speech, however long', () => {
  expect(speechIn([-80, 10], [-25, 1_500], [-80, 10])).toEqual([{ startMs: 200, endMs: 30_200 }]);
});
