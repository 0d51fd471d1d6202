import { createResampler, type Encoding, encode } from '../../local/speech/audio.ts';

/** Twice as fast as people speak, so that a bench of hundreds of replies ends the same day. */
const MS_PER_CHARACTER = 35;
const RATE = 8_000;
const PITCH_HZ = 140;
/** Syllables a second, and how deep the dips between them are. */
const SYLLABLES_HZ = 4;
const DIP = 0.5;
const LOUDNESS = 0.25;
/** Between two sentences. */
const BREATH_MS = 80;

/**
 * A sentence as sound: a buzz with the pitch and the rhythm of a voice, loud from its first sample,
 * and as long as its text takes to say.
 */
export function voiceOf(text: string, encoding: Encoding, sampleRate: number): Buffer {
  const length = Math.round((text.length * MS_PER_CHARACTER * RATE) / 1_000);
  const breath = (BREATH_MS * RATE) / 1_000;
  const samples = new Float32Array(length + breath);
  for (let n = 0; n < length; n += 1) {
    const phase = (2 * Math.PI * PITCH_HZ * n) / RATE;
    // The first harmonics of a vowel, falling as those of a throat do.
    const buzz = Math.sin(phase) + Math.sin(2 * phase) / 2 + Math.sin(5 * phase) / 4;
    const rhythm = 1 - DIP * Math.sin((Math.PI * SYLLABLES_HZ * n) / RATE) ** 2;
    samples[n] = LOUDNESS * rhythm * buzz;
  }
  const resampler = createResampler(RATE, sampleRate);
  const whole = [resampler.push(samples), resampler.end()];
  return Buffer.concat(whole.map((part) => encode(part, encoding)));
}
