import { type AudioBuffer, stt } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { pause } from './deadline.ts';
import {
  type Candidate,
  faultOf,
  ONE_ATTEMPT,
  type OnProviderError,
  ProviderFault,
} from './fault.ts';

/** Between attempts to connect: a first one at once, then each wait twice the one before. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 2_000;
/** What a new connection is told of what a lost one may not have heard. */
const UNHEARD_MS = 5_000;

interface Options {
  /** Taken in turn, from one failure to the next. */
  models: [Candidate<stt.STT>, ...Candidate<stt.STT>[]];
  onError: OnProviderError;
}

/**
 * A recogniser that connects again, for as long as the call lasts, and never ends the session by
 * its errors. What the caller said meanwhile is recognised once it is back.
 */
export class ResilientStt extends stt.STT {
  override label = 'resilient.STT';
  readonly #options: Options;
  #current: stt.STT;
  #stream: ResilientSpeechStream | undefined;

  constructor(options: Options) {
    const first = options.models[0].create();
    super({ ...first.capabilities, keyterms: false });
    this.#options = options;
    this.#current = first;
  }

  override get model(): string {
    return this.#current.model;
  }

  override get provider(): string {
    return this.#current.provider;
  }

  override stream(): stt.SpeechStream {
    this.#stream = new ResilientSpeechStream(this, this.#options, (current) => {
      this.#current = current;
    });
    return this.#stream;
  }

  /** Whether the provider gave any sign of life since then, in ms since the epoch. */
  hasAnsweredSince(sinceMs: number): boolean {
    return this.#stream !== undefined && this.#stream.answeredAtMs >= sinceMs;
  }

  /** The caller is told that nothing was heard: forgets it, and begins with a new connection. */
  giveUp(): void {
    this.#stream?.giveUp();
  }

  protected override _recognize(audio: AudioBuffer, signal?: AbortSignal) {
    return this.#current.recognize(audio, signal);
  }
}

class ResilientSpeechStream extends stt.SpeechStream {
  override label = 'resilient.SpeechStream';
  /** When the provider last said anything, in ms since the epoch. */
  answeredAtMs = 0;
  readonly #options: Options;
  readonly #onConnect: (provider: stt.STT) => void;
  readonly #startedAtMs = Date.now();
  #unheard: AudioFrame[] = [];
  #connection: stt.SpeechStream | undefined;
  /** Since the provider last said anything. */
  #failures = 0;
  #outage: ProviderFault | undefined;
  #callerKnows = false;

  constructor(owner: stt.STT, options: Options, onConnect: (provider: stt.STT) => void) {
    super(owner, undefined, ONE_ATTEMPT);
    this.#options = options;
    this.#onConnect = onConnect;
    this.abortSignal.addEventListener('abort', () => this.#connection?.close());
  }

  giveUp(): void {
    this.#unheard = [];
    this.#outage ??= new ProviderFault('hang', 'no transcript of what was said');
    this.#callerKnows = true;
    this.#report(this.#outage, false, null);
    this.#connection?.close();
  }

  /**
   * Forwards the audio, and keeps what is not known to have been recognised. At once: a queue in
   * between would cost more than all that is done here.
   */
  override pushFrame(frame: AudioFrame): void {
    if (this.input.closed) return;
    this.#toConnection((connection) => connection.pushFrame(frame));
    this.#unheard.push(frame);
    if (durationMs(this.#unheard) > UNHEARD_MS) this.#unheard.shift();
  }

  override flush(): void {
    this.#toConnection((connection) => connection.flush());
  }

  override endInput(): void {
    super.endInput();
    this.#toConnection((connection) => connection.endInput());
  }

  protected override async run(): Promise<void> {
    while (!this.abortSignal.aborted) {
      const fault = await this.#listen();
      if (this.abortSignal.aborted || this.input.closed) return;
      this.#outage = fault;
      const waitMs = this.#failures === 0 ? 0 : FIRST_WAIT_MS * 2 ** (this.#failures - 1);
      this.#failures += 1;
      await pause(Math.min(waitMs, LONGEST_WAIT_MS), this.abortSignal);
    }
  }

  #toConnection(send: (connection: stt.SpeechStream) => void): void {
    try {
      if (this.#connection) send(this.#connection);
    } catch {
      // It has just been closed: the next one is told what this one did not hear.
    }
  }

  /** Holds one connection to its end, and tells what ended it. */
  async #listen(): Promise<ProviderFault> {
    const { models } = this.#options;
    const model = models[this.#failures % models.length] ?? models[0];
    const provider = model.create();
    let failure: Error | undefined;
    provider.on('error', ({ error }) => {
      failure = error;
    });
    this.#onConnect(provider);
    const connection = provider.stream({ connOptions: ONE_ATTEMPT });
    const elapsedMs = Date.now() - this.#startedAtMs - durationMs(this.#unheard);
    connection.startTimeOffset = Math.max(0, this.startTimeOffset + elapsedMs / 1_000);
    for (const frame of this.#unheard) connection.pushFrame(frame);
    this.#connection = connection;
    try {
      for await (const event of connection) this.#hear(event, model.name);
    } finally {
      this.#connection = undefined;
      connection.close();
    }
    if (failure) return faultOf(failure);
    return this.#outage ?? new ProviderFault('unavailable', 'the connection was lost');
  }

  #hear(event: stt.SpeechEvent, model: string): void {
    if (!this.queue.closed) this.queue.put(event);
    // Counted on this side, and no sign that anybody listens.
    if (event.type === stt.SpeechEventType.RECOGNITION_USAGE) return;
    if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) this.#unheard = [];
    this.answeredAtMs = Date.now();
    this.#failures = 0;
    if (this.#outage && !this.#callerKnows) {
      const fallback = model === this.#options.models[0].name ? null : model;
      this.#report(this.#outage, true, fallback);
    }
    this.#outage = undefined;
    this.#callerKnows = false;
  }

  #report({ kind, message }: ProviderFault, recovered: boolean, fallback: string | null): void {
    this.#options.onError({ part: 'stt', kind, message, recovered, fallback });
  }
}

/** Of frames that are all of one length. */
function durationMs(frames: AudioFrame[]): number {
  const [first] = frames;
  return first ? (frames.length * first.samplesPerChannel * 1_000) / first.sampleRate : 0;
}
