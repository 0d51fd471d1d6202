import type { voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { ChainedOutput } from '../chained-output.ts';

/** A pause takes effect between two pieces. */
const PIECE_MS = 20;

interface Piece {
  readonly frame: AudioFrame;
  readonly startMs: number;
}

/**
 * An audio output that stops at once when the agent gives way, and goes on at the very sound where it
 * stopped. The room's output looks for a pause only with the next frame, which may be 100 ms later,
 * and then drops the 200 ms that are queued, so that a nod would cost the caller a word (1.9.0).
 */
export class ResumableOutput extends ChainedOutput {
  readonly #now: () => number;
  /** What was handed over last, as much as the room's output queues. */
  #queued: Piece[] = [];
  /** When all that was handed over will have been played. */
  #playedAtMs = 0;

  /** @param now - a clock in milliseconds */
  constructor(next: voice.AudioOutput, now: () => number = () => performance.now()) {
    super(next);
    this.#now = now;
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    const interruptions = this.interruptions;
    const left = piecesOf(frame);
    while (left.length > 0) {
      if (this.isPaused) left.unshift(...this.#takeBack());
      const piece = left.shift() as AudioFrame;
      await this.next.captureFrame(piece);
      if (interruptions !== this.interruptions) return;
      this.#handedOver(piece);
    }
  }

  override clearBuffer(): void {
    this.#queued = [];
    this.#playedAtMs = 0;
    super.clearBuffer();
  }

  #handedOver(frame: AudioFrame): void {
    const nowMs = this.#now();
    const startMs = Math.max(this.#playedAtMs, nowMs);
    this.#playedAtMs = startMs + (frame.samplesPerChannel / frame.sampleRate) * 1_000;
    this.#queued = [...this.#queued.filter((piece) => piece.startMs >= nowMs), { frame, startMs }];
  }

  /** What has not been played, which the room's output drops with the next piece. */
  #takeBack(): AudioFrame[] {
    const nowMs = this.#now();
    const unplayed = this.#queued.filter(({ startMs }) => startMs >= nowMs);
    this.#queued = [];
    this.#playedAtMs = 0;
    return unplayed.map(({ frame }) => frame);
  }
}

/** To be called when the session has started, which creates its output, and before it speaks. */
export function resumeWhereItStopped(session: voice.AgentSession): void {
  const { audio } = session.output;
  if (audio) session.output.audio = new ResumableOutput(audio);
}

function piecesOf({ data, sampleRate, channels }: AudioFrame): AudioFrame[] {
  const size = Math.round((sampleRate * PIECE_MS) / 1_000) * channels;
  return Array.from({ length: Math.ceil(data.length / size) }, (_, n) => {
    const samples = data.slice(n * size, (n + 1) * size);
    return new AudioFrame(samples, sampleRate, channels, samples.length / channels);
  });
}
