import { AudioFrame } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { VoiceLevel } from './voice-level.ts';

const WINDOW = 512;

/** A window of 32 ms at 16 kHz. */
const sound = (levelDb: number) => {
  const amplitude = Math.round(32_768 * 10 ** (levelDb / 20));
  const samples = Int16Array.from({ length: WINDOW }, (_, n) => (n % 2 ? amplitude : -amplitude));
  return [new AudioFrame(samples, 16_000, 1, WINDOW)];
};
const heard = (levelsDb: number[]) => {
  const level = new VoiceLevel();
  return levelsDb.map((db) => level.isVoice(sound(db)));
};

it('takes soft syllables for voice, and what follows the last one not', () => {
  expect(heard([-20, -35, -22, -43, -47, -60])).toEqual([true, true, true, true, false, false]);
});

it('leaves the decision to the detector on a noisy line', () => {
  expect(heard([-20, -38, -38, -38])).toEqual([true, true, true, true]);
});

it('hears a caller who lowers the voice', () => {
  const second = Array<number>(31).fill(-44);
  expect(heard([-18, ...second, ...second]).at(-1)).toBe(true);
});

it('does not take silence for voice', () => {
  const level = new VoiceLevel();
  level.isVoice(sound(-20));
  expect(level.isVoice([new AudioFrame(new Int16Array(WINDOW), 16_000, 1, WINDOW)])).toBe(false);
});
