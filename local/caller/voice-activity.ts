/** One RTP packet's worth of audio. */
export const FRAME_MS = 20;

/** The level of digital silence: less than one step of 16 bit. */
export const SILENCE_DB = -96;

/** One stretch of speech, in milliseconds on the call's clock. `endMs` grows while it lasts. */
export interface Speech {
  readonly startMs: number;
  endMs: number;
}

/** Speech stands at least this far above the noise. */
const ABOVE_NOISE_DB = 12;
/**
 * Bounds of the threshold. Below -50 dBFS is the hiss of codecs (a mu-law step, an Opus
 * silence); above -35 dBFS is someone speaking, whatever the line sounds like.
 */
const LOWEST_THRESHOLD_DB = -50;
const HIGHEST_THRESHOLD_DB = -35;
const FIRST_NOISE_DB = -60;
/** The floor follows quiet fast, and rises slowly, since pauses in speech are short. */
const NOISE_FALL = 0.2;
const NOISE_RISE_DB_PER_FRAME = 0.1;
/** A click is shorter than this many frames; a syllable is not. */
const ONSET_FRAMES = 3;
/** Gaps up to this long are inside speech: the closure of a plosive, a breath between words. */
const JOIN_MS = 200;

/** The level of 16 bit samples in dBFS: 0 is a full-scale square wave, -96 is silence. */
export function levelDb(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  if (energy === 0) return SILENCE_DB;
  return Math.max(SILENCE_DB, 10 * Math.log10(energy / samples.length / 32_768 ** 2));
}

/** Finds speech in frames of 20 ms by energy, over a noise floor that it follows. */
export class VoiceActivity {
  /** In order; the last one may still be growing. */
  readonly speech: Speech[] = [];
  #noiseDb = FIRST_NOISE_DB;
  #onset: { startMs: number; frames: number } | null = null;

  /**
   * @param startMs - when the frame's sound begins; frames come in order
   * @param level - its level in dBFS
   */
  add(startMs: number, level: number): void {
    const voiced = level > this.#threshold();
    this.#followNoise(level);
    if (!voiced) {
      this.#onset = null;
      return;
    }
    const endMs = startMs + FRAME_MS;
    const last = this.speech.at(-1);
    if (last !== undefined && startMs - last.endMs <= JOIN_MS) {
      last.endMs = endMs;
      return;
    }
    this.#onset ??= { startMs, frames: 0 };
    this.#onset.frames += 1;
    if (this.#onset.frames < ONSET_FRAMES) return;
    this.speech.push({ startMs: this.#onset.startMs, endMs });
    this.#onset = null;
  }

  #threshold(): number {
    const wanted = this.#noiseDb + ABOVE_NOISE_DB;
    return Math.min(HIGHEST_THRESHOLD_DB, Math.max(LOWEST_THRESHOLD_DB, wanted));
  }

  #followNoise(level: number): void {
    const step = level - this.#noiseDb;
    this.#noiseDb += step < 0 ? step * NOISE_FALL : Math.min(step, NOISE_RISE_DB_PER_FRAME);
  }
}
