import type { voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { ChainedOutput } from '../chained-output.ts';
import type { Channel } from './channel.ts';
import { type Clock, SAMPLES_PER_MS, toSamples } from './clock.ts';

/**
 * An audio output that hands everything on to the next one unchanged, and puts on a channel what
 * the caller gets to hear, when it is heard. The room's output queues up to a second of sound and
 * plays it in real time, so that a frame follows those before it, or begins when it is handed over
 * if the queue had run dry; an interruption drops what is queued.
 */
export class RecordedOutput extends ChainedOutput {
  readonly #channel: Channel;
  readonly #now: Clock;
  /** When all that was handed over will have been played. */
  #playedMs = 0;
  /** When the room's output began to play, told before the frame is accepted. */
  #startedMs: number | null = null;

  constructor(next: voice.AudioOutput, channel: Channel, now: Clock) {
    super(next);
    this.#channel = channel;
    this.#now = now;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    // The room's output drops its queue when a frame comes while it is paused.
    if (this.isPaused) this.#cut();
    const interruptions = this.interruptions;
    await this.next.captureFrame(frame);
    if (interruptions !== this.interruptions) return;
    const startMs = Math.max(this.#playedMs, this.#startedMs ?? this.#now());
    this.#startedMs = null;
    this.#playedMs = startMs + frame.samplesPerChannel / SAMPLES_PER_MS;
    this.#channel.place(toSamples(startMs), frame.data);
  }

  override clearBuffer(): void {
    this.#cut();
    super.clearBuffer();
  }

  override onPlaybackStarted(createdAt: number): void {
    this.#startedMs = this.#now();
    super.onPlaybackStarted(createdAt);
  }

  #cut(): void {
    const nowMs = this.#now();
    this.#channel.cut(toSamples(nowMs));
    this.#playedMs = Math.min(this.#playedMs, nowMs);
  }
}
