import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import type { Sound } from './keyboard-sound.ts';

const FRAME_MS = 20;
/** What waits to be sent; what was sent cannot be taken back. */
const BUFFER_MS = 60;
/** After a word there is a moment of silence first. */
const BEGIN_AFTER_MS = 600;

/**
 * Plays a sound over and over, on a track of its own, which is published when it is first needed.
 * The SDK's own player keeps 400 ms on their way that it cannot take back (1.9.0), so it would still
 * be heard when the agent speaks.
 */
export class HoldSound {
  readonly #room: Room;
  readonly #sound: Sound;
  #playing: AbortController | undefined;
  #source: Promise<AudioSource> | undefined;
  #position = 0;

  constructor(room: Room, sound: Sound) {
    this.#room = room;
    this.#sound = sound;
  }

  start(): void {
    if (this.#playing) return;
    this.#playing = new AbortController();
    const { signal } = this.#playing;
    this.#play(signal).catch((error: unknown) => {
      if (!signal.aborted) log().warn({ error }, 'hold sound not played');
    });
  }

  /** What has been sent is heard to its end, which is a few hundredths of a second. */
  stop(): void {
    this.#playing?.abort();
    this.#playing = undefined;
  }

  async #play(signal: AbortSignal): Promise<void> {
    await wait(BEGIN_AFTER_MS, undefined, { signal });
    this.#source ??= this.#publish();
    const source = await this.#source;
    signal.addEventListener('abort', () => source.clearQueue());
    while (!signal.aborted) await source.captureFrame(this.#nextFrame());
  }

  async #publish(): Promise<AudioSource> {
    const source = new AudioSource(this.#sound.sampleRate, 1, BUFFER_MS);
    const track = LocalAudioTrack.createAudioTrack('hold', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_UNKNOWN });
    await this.#room.localParticipant?.publishTrack(track, options);
    return source;
  }

  #nextFrame(): AudioFrame {
    const { samples, sampleRate } = this.#sound;
    const length = (sampleRate * FRAME_MS) / 1_000;
    const frame = samples.slice(this.#position, this.#position + length);
    this.#position = (this.#position + length) % samples.length;
    return new AudioFrame(frame, sampleRate, 1, length);
  }
}
