import type { AudioFrame } from '@livekit/rtc-node';
import { meanSquare } from '../mean-square.ts';

/**
 * Speech is less than this below its loud syllables; the breath and the room after it are more. The
 * bench `turns` draws the line at 20 dB on clean recordings; a line with some echo needs more.
 */
const RANGE_DB = 24;
/** How fast a loud syllable is forgotten, so that a caller who lowers the voice is still heard. */
const FORGET_DB_PER_S = 3;
const QUIETEST_DB = -96;

/**
 * Finds the end of a caller's voice by its level. The detector of voice activity looks at the past:
 * it goes on for 150 to 250 ms after the last sound (Silero 5, measured on telephone speech), for
 * which the caller would wait in each turn. What is far below the loud syllables of the same caller
 * is over. On a line that is noisier than that the detector alone decides.
 */
export class VoiceLevel {
  #loudDb = QUIETEST_DB;

  /** Whether sound in which the detector finds a voice, a window of some 30 ms, is as loud as one. */
  isVoice(frames: readonly AudioFrame[]): boolean {
    const { levelDb, durationS } = measure(frames);
    this.#loudDb = Math.max(levelDb, this.#loudDb - FORGET_DB_PER_S * durationS);
    return levelDb > this.#loudDb - RANGE_DB;
  }
}

function measure(frames: readonly AudioFrame[]): { levelDb: number; durationS: number } {
  let energy = 0;
  let samples = 0;
  for (const { data } of frames) {
    energy += meanSquare(data) * data.length;
    samples += data.length;
  }
  const durationS = samples / (frames[0]?.sampleRate ?? 1);
  if (energy === 0) return { levelDb: QUIETEST_DB, durationS };
  return { levelDb: 10 * Math.log10(energy / samples / 32_768 ** 2), durationS };
}
