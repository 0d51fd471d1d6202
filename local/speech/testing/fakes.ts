import { pino } from 'pino';
import type { Recogniser } from '../recogniser.ts';
import { WINDOW } from '../recogniser.ts';
import type { Synthesiser } from '../synthesiser.ts';

export const silentLog = pino({ level: 'silent' });

/** Windows of a voice or of silence, for the fake recogniser's detector. */
export const voice = (windows: number): Float32Array =>
  new Float32Array(windows * WINDOW).fill(0.5);
export const silence = (windows: number): Float32Array => new Float32Array(windows * WINDOW);

/** Hears loud as voice, and writes one "word" for each ten windows of voice. */
export function fakeRecogniser(overrides: Partial<Recogniser> = {}): Recogniser {
  return {
    model: 'fake-ears',
    transcribe: async (samples) => {
      const voiced = samples.filter((sample) => sample > 0.1).length / WINDOW;
      return Array(Math.floor(voiced / 10))
        .fill('word')
        .join(' ');
    },
    detector: () => ({
      isVoice: (window) => (window[0] ?? 0) > 0.1,
      release: () => undefined,
    }),
    ...overrides,
  };
}

/** Speaks a tenth of a second, at 16 kHz, for each word, loud as 0.5. */
export function fakeSynthesiser(overrides: Partial<Synthesiser> = {}): Synthesiser {
  return {
    model: 'fake-mouth',
    sampleRate: 16_000,
    synthesise: async (text) => new Float32Array(text.split(' ').length * 1_600).fill(0.5),
    ...overrides,
  };
}
