import { ReadableStream } from 'node:stream/web';
import { AudioFrame } from '@livekit/rtc-node';
import { TTS_SAMPLE_RATE } from './providers/candidates.ts';

/** The special information tone (ITU-T E.180): the call cannot go on, a person would be told why. */
const TONES_HZ = [950, 1_400, 1_800];
const TONE_MS = 330;
const VOLUME = 0.2 * 0x7fff;

/** What a caller hears when there is no voice at all, not even a kept one. */
export function signalTone(): ReadableStream<AudioFrame> {
  const samples = (TTS_SAMPLE_RATE * TONE_MS) / 1_000;
  return ReadableStream.from(
    TONES_HZ.map((hz) => {
      const wave = Int16Array.from(
        { length: samples },
        (_, i) => VOLUME * Math.sin((2 * Math.PI * hz * i) / TTS_SAMPLE_RATE),
      );
      return new AudioFrame(wave, TTS_SAMPLE_RATE, 1, samples);
    }),
  );
}
