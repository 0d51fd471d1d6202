import type { VAD } from '@livekit/agents';
import { AudioFrame, AudioResampler, AudioSource } from '@livekit/rtc-node';
import { HEARING_RATE } from './session.ts';

const ROOM_RATE = 48_000;
const FRAME_MS = 10;
/** As many frames as it takes until the engine has compiled what handles them. */
const FRAMES = 100;

/**
 * Runs what each call does for each piece of audio, on silence: code that has never run is slow, and
 * the first second of a call is when the caller waits for the greeting.
 */
export async function warmUp(vad: VAD): Promise<void> {
  const resampler = new AudioResampler(ROOM_RATE, HEARING_RATE, 1);
  const detector = vad.stream();
  const source = new AudioSource(ROOM_RATE, 1);
  for (let n = 0; n < FRAMES; n += 1) {
    resampler.push(silence(ROOM_RATE));
    detector.pushFrame(silence(HEARING_RATE));
  }
  await source.captureFrame(silence(ROOM_RATE));
  await detector.next();
  resampler.close();
  detector.close();
  await source.close();
}

const silence = (rate: number) => {
  const samples = (rate * FRAME_MS) / 1_000;
  return new AudioFrame(new Int16Array(samples), rate, 1, samples);
};
