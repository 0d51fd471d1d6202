import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

const SAMPLE_RATE = 16_000;
const FRAME_SAMPLES = SAMPLE_RATE / 50;

/**
 * A person who joins a room from a browser, for want of one: publishes a microphone, hears the
 * agent, reads the transcriptions that LiveKit's playground shows.
 */
export class WebCaller {
  readonly #room = new Room();
  readonly #microphone = new AudioSource(SAMPLE_RATE, 1);
  readonly #speech: Int16Array[] = [];
  readonly #heard: { identity: string; text: string }[] = [];
  #speaking = true;
  #heardSamples = 0;

  async join(url: string, token: string): Promise<void> {
    this.#room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === TrackKind.KIND_AUDIO) void this.#listen(new AudioStream(track));
    });
    this.#room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
      // Leaving cuts off what is still being said.
      const text = await reader.readAll().catch(() => '');
      this.#heard.push({ identity, text });
    });
    await this.#room.connect(url, token, { autoSubscribe: true, dynacast: false });
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#microphone);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.#room.localParticipant?.publishTrack(track, options);
    void this.#transmit();
  }

  /** @param speech - 16 kHz mono */
  say(speech: Int16Array): void {
    for (let at = 0; at < speech.length; at += FRAME_SAMPLES) {
      const frame = new Int16Array(FRAME_SAMPLES);
      frame.set(speech.subarray(at, at + FRAME_SAMPLES));
      this.#speech.push(frame);
    }
  }

  /** What the agent has said so far, as transcribed for the room. */
  get agentWords(): string {
    const self = this.#room.localParticipant?.identity;
    return this.#heard
      .filter(({ identity }) => identity !== self)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Seconds of sound, louder than silence, that came from the agent. */
  get heardSeconds(): number {
    return this.#heardSamples / 48_000;
  }

  async leave(): Promise<void> {
    this.#speaking = false;
    await this.#room.disconnect();
  }

  async #transmit(): Promise<void> {
    const silence = new Int16Array(FRAME_SAMPLES);
    while (this.#speaking) {
      const samples = this.#speech.shift() ?? silence;
      // Resolves at the pace of the audio.
      await this.#microphone.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, FRAME_SAMPLES));
    }
  }

  async #listen(stream: AudioStream): Promise<void> {
    for await (const frame of stream) {
      if (frame.data.some((sample) => Math.abs(sample) > 500)) {
        this.#heardSamples += (frame.samplesPerChannel * 48_000) / frame.sampleRate;
      }
    }
  }
}
