import { voice } from '@livekit/agents';
import { type AudioFrame, AudioStream, FrameProcessor, type Room } from '@livekit/rtc-node';
import { onMicrophone } from './microphone.ts';

/**
 * The SDK's own input has frames of 10 ms (1.9.0). On its way to detector, recogniser and model of
 * turns each passes a dozen queues, which costs the same for any length of it: with twice the
 * length a call's JavaScript takes a tenth less CPU. A phone sends 20 ms at once.
 */
const FRAME_MS = 20;

/**
 * Silence in place of sound, so that detector and recogniser go on as they are. Costs nothing while
 * it is off.
 */
class Mute extends FrameProcessor<AudioFrame> {
  #isOn = false;

  override isEnabled(): boolean {
    return this.#isOn;
  }

  override setEnabled(isOn: boolean): void {
    this.#isOn = isOn;
  }

  override process(frame: AudioFrame): AudioFrame {
    frame.data.fill(0);
    return frame;
  }

  override close(): void {}
}

/** What an agent hears of one participant: its microphone, in mono. */
export class CallerInput extends voice.AudioInput {
  readonly #unwatch: () => void;
  readonly #mute = new Mute();

  /** @param sampleRate - in Hz */
  constructor(room: Room, identity: string, sampleRate: number) {
    super();
    const isCaller = (one: string) => one === identity;
    // A stream ends with its track.
    this.#unwatch = onMicrophone(room, isCaller, (track) => {
      const format = { sampleRate, numChannels: 1, frameSizeMs: FRAME_MS };
      const options = { ...format, noiseCancellation: this.#mute };
      this.multiStream.addInputStream(new AudioStream(track, options));
    });
  }

  /** Told by the session when it is to hear, or not. */
  override setAttached(isHeard: boolean): void {
    this.#mute.setEnabled(!isHeard);
  }

  override async close(): Promise<void> {
    this.#unwatch();
    await super.close();
  }
}
