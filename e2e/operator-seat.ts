import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import type { Seat } from '../backend/contract/control.ts';

const SAMPLE_RATE = 16_000;
const FRAME_SAMPLES = SAMPLE_RATE / 50;
const LOUD = 500;

/** An operator in a call's room, for want of a browser. */
export class OperatorSeat {
  readonly #room = new Room();
  /** Seconds of sound, louder than silence, that came from others. */
  heardSeconds = 0;

  async take({ serverUrl, token }: Seat): Promise<void> {
    this.#room.on(RoomEvent.TrackSubscribed, (track) => void this.#listen(new AudioStream(track)));
    await this.#room.connect(serverUrl, token, { autoSubscribe: true, dynacast: false });
  }

  /** @param speech - 16 kHz mono. Resolves when it has been sent. */
  async speak(speech: Int16Array): Promise<void> {
    const microphone = new AudioSource(SAMPLE_RATE, 1);
    const track = LocalAudioTrack.createAudioTrack('microphone', microphone);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.#room.localParticipant?.publishTrack(track, options);
    for (let at = 0; at < speech.length; at += FRAME_SAMPLES) {
      const samples = new Int16Array(FRAME_SAMPLES);
      samples.set(speech.subarray(at, at + FRAME_SAMPLES));
      await microphone.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, FRAME_SAMPLES));
    }
    await microphone.waitForPlayout();
  }

  get isConnected(): boolean {
    return this.#room.isConnected;
  }

  leave(): Promise<void> {
    return this.#room.disconnect();
  }

  async #listen(stream: AudioStream): Promise<void> {
    for await (const { data, samplesPerChannel, sampleRate } of stream) {
      if (data.some((sample) => Math.abs(sample) > LOUD)) {
        this.heardSeconds += samplesPerChannel / sampleRate;
      }
    }
  }
}
