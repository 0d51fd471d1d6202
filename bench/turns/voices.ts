import { SAMPLES_PER_MS } from '../../local/caller/wav.ts';
import { concat, createResampler } from '../../local/speech/audio.ts';
import type { Synthesiser } from '../../local/speech/synthesiser.ts';

const RATE = SAMPLES_PER_MS * 1_000;

/** Who speaks, and how: the offline voice, higher or lower, faster or slower, louder or softer. */
interface Manner {
  readonly pitch: number;
  readonly pace: number;
  /** RMS of the speech, in dBFS. */
  readonly levelDb: number;
}

const PITCHES = [1, 1.18, 0.88, 1.1, 0.94];
const PACES = [1, 1.12, 0.9];
const LEVELS_DB = [-20, -24, -17, -27];

/** The manner of the n-th utterance: lists without a common length, so that all of it mixes. */
export const mannerOf = (n: number): Manner => ({
  pitch: PITCHES[n % PITCHES.length] ?? 1,
  pace: PACES[n % PACES.length] ?? 1,
  levelDb: LEVELS_DB[n % LEVELS_DB.length] ?? -20,
});

/** A text in that manner: 8 kHz samples from -1 to 1, from its first to its last sound. */
export async function speakAs(
  { pitch, pace, levelDb }: Manner,
  text: string,
  synthesiser: Synthesiser,
): Promise<Float32Array> {
  const spoken = await synthesiser.synthesise(text, pace / pitch, false);
  // Played faster it is higher: which the pace has been slowed down for.
  const resampler = createResampler(Math.round(synthesiser.sampleRate * pitch), RATE);
  const sound = trimmed(concat([resampler.push(spoken), resampler.end()]));
  const gain = 10 ** (levelDb / 20) / rms(sound);
  return sound.map((sample) => sample * gain);
}

export type Noise = 'none' | 'hiss' | 'babble';
const NOISES: readonly Noise[] = ['none', 'hiss', 'none', 'babble'];
/** The noise below the speech. */
const NOISE_DB = 28;

export const noiseOf = (n: number): Noise => NOISES[n % NOISES.length] ?? 'none';

/**
 * Mixes noise into an utterance from end to end.
 *
 * @param crowd - speech of others, for babble
 */
export function withNoise(
  speech: Float32Array,
  noise: Noise,
  levelDb: number,
  crowd: Float32Array,
): Float32Array {
  if (noise === 'none') return speech;
  const sound = noise === 'hiss' ? hiss(speech.length) : babble(speech.length, crowd);
  const gain = 10 ** ((levelDb - NOISE_DB) / 20) / rms(sound);
  return speech.map((sample, n) => sample + gain * (sound[n] ?? 0));
}

/** A cough or a knock: noise that dies away. */
export function burst(ms: number, levelDb: number): Float32Array {
  const sound = hiss(ms * SAMPLES_PER_MS);
  const loudness = 10 ** (levelDb / 20) * 2;
  return sound.map((sample, n) => sample * loudness * (1 - n / sound.length) ** 2);
}

export const silence = (ms: number): Float32Array => new Float32Array(ms * SAMPLES_PER_MS);

const hiss = (length: number) => {
  // A generator of its own, so that the same set is made each time (Numerical Recipes, 7.1).
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
};

/** Several others, who speak at once and cannot be understood. */
const babble = (length: number, crowd: Float32Array) =>
  Float32Array.from({ length }, (_, n) =>
    [1, 2, 3, 5, 7].reduce(
      (sum, prime) => sum + (crowd[crowd.length - 1 - ((n + prime * 4_001) % crowd.length)] ?? 0),
      0,
    ),
  );

const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

/** Without the quiet before and after. */
function trimmed(samples: Float32Array): Float32Array {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isHeard = (sample: number) => Math.abs(sample) > loudest / 30;
  return samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard) + 1);
}
