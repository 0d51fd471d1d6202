import { voice } from '@livekit/agents';

/**
 * An audio output that hands on to the next one what it is given, and lets that one count the
 * segments: a count of its own could only differ. To be extended by what does something on the way.
 */
export class ChainedOutput extends voice.AudioOutput {
  protected readonly next: voice.AudioOutput;
  protected isPaused = false;
  /** How often what was handed over has been dropped: a frame that was overtaken by it is not played. */
  protected interruptions = 0;

  constructor(next: voice.AudioOutput) {
    super(next.sampleRate, next, { pause: true });
    this.next = next;
  }

  override clearBuffer(): void {
    this.interruptions += 1;
    this.next.clearBuffer();
  }

  override pause(): void {
    this.isPaused = true;
    super.pause();
  }

  override resume(): void {
    this.isPaused = false;
    super.resume();
  }

  override flush(): void {
    this.next.flush();
  }

  override onPlaybackFinished(event: voice.PlaybackFinishedEvent): void {
    this.emit(voice.AudioOutput.EVENT_PLAYBACK_FINISHED, event);
  }
  override waitForPlayout(): Promise<voice.PlaybackFinishedEvent> {
    return this.next.waitForPlayout();
  }
  override get pendingPlayoutSegments(): number {
    return this.next.pendingPlayoutSegments;
  }
  override get capturedPlayoutSegments(): number {
    return this.next.capturedPlayoutSegments;
  }
  override abandonOpenSegment(): void {
    this.next.abandonOpenSegment();
  }
}
