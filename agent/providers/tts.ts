import { type APIConnectOptions, tts } from '@livekit/agents';
import { beginsLine, isLine } from '../lines.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { isSpeakable } from './clauses.ts';
import { Watchdog } from './deadline.ts';
import {
  type Candidate,
  faultOf,
  isWorthAnother,
  ONE_ATTEMPT,
  type OnProviderError,
  ProviderFault,
} from './fault.ts';
import type { Patience } from './patience.ts';

/** A voice that has something to say is heard so long after the caller has spoken, or has failed. */
const HEARD_WITHIN_MS = 2_900;
/**
 * A voice that has something to say may be silent this long in any case, once what has come of it has
 * been played.
 */
const SILENT_MS = 2_500;
/** A voice that is silent this long gives way to the other one, if there is one. */
const OTHER_VOICE_MS = 1_500;

interface Options {
  /** Those of the moment. The other one, if there is one, speaks where the first one fails. */
  voices: () => [Candidate<tts.TTS>, Candidate<tts.TTS>?];
  lines: Pick<SpokenLines, 'find'>;
  patience: Patience;
  onError: OnProviderError;
}

/**
 * A voice that tells when it fails. The agent's own lines are played as they are kept, so they are
 * heard whatever the provider does. A reply that cannot be spoken is held, silent: only who owns it
 * can take it back and say something else.
 */
export class ResilientTts extends tts.TTS {
  override label = 'resilient.TTS';
  /**
   * Called with the signal that tells when the failed reply has been closed. The reply is held until
   * this resolves.
   */
  onFailed: (closed: AbortSignal) => Promise<void> = async () => undefined;
  readonly #options: Options;
  readonly #provider: tts.TTS;

  constructor(options: Options) {
    const provider = options.voices()[0].create();
    super(provider.sampleRate, provider.numChannels, { streaming: true });
    this.#provider = provider;
    this.#options = options;
  }

  override get model(): string {
    return this.#provider.model;
  }

  override get provider(): string {
    return this.#provider.provider;
  }

  override synthesize(text: string, connOptions?: APIConnectOptions, signal?: AbortSignal) {
    return this.#provider.synthesize(text, connOptions, signal);
  }

  override stream(): tts.SynthesizeStream {
    return new ResilientSpeech(this, this.#options);
  }
}

class ResilientSpeech extends tts.SynthesizeStream {
  override label = 'resilient.SynthesizeStream';
  readonly #tts: ResilientTts;
  readonly #options: Options;
  readonly #decided = Promise.withResolvers<void>();
  #watchdog = newWatchdog();
  #text = '';
  #isWhole = false;
  #attempt: tts.SynthesizeStream | undefined;
  /** What speaks if that fails. */
  #next: Candidate<tts.TTS> | undefined;
  #heard = false;
  /** Until when the audio that has come lasts, if it is played at once. Milliseconds since the epoch. */
  #lastsUntilMs = 0;

  constructor(voice: ResilientTts, options: Options) {
    super(voice, ONE_ATTEMPT);
    this.#tts = voice;
    this.#options = options;
  }

  protected override async run(): Promise<void> {
    void this.#read();
    await this.#decided.promise;
    if (this.#text.trim() === '') return;
    try {
      if (!(await this.#playLine())) await this.#speak();
    } catch (error) {
      if (this.abortSignal.aborted) return;
      this.#report(faultOf(error), false, null);
      await this.#tts.onFailed(this.abortSignal);
    }
  }

  /** Collects the text; what is being spoken gets it as it comes. */
  async #read(): Promise<void> {
    for await (const part of this.input) {
      if (typeof part !== 'string') continue;
      this.#text += part;
      this.#attempt?.pushText(part);
      if (!beginsLine(this.#text.trimStart())) this.#decided.resolve();
      this.#expectAudio();
    }
    this.#isWhole = true;
    this.#attempt?.endInput();
    this.#decided.resolve();
    this.#expectAudio();
  }

  #expectAudio(): void {
    // In the middle it may be the model that the voice waits for.
    const isDue = this.#isWhole || (!this.#heard && isSpeakable(this.#text));
    if (this.#attempt && isDue) this.#watchdog.expectWithin(this.#mayBeSilentMs());
  }

  #mayBeSilentMs(): number {
    if (this.#heard) return Math.max(0, this.#lastsUntilMs - Date.now()) + SILENT_MS;
    return this.#next ? OTHER_VOICE_MS : this.#options.patience.left(HEARD_WITHIN_MS, SILENT_MS);
  }

  async #playLine(): Promise<boolean> {
    const text = this.#text.trim();
    const audio = isLine(text) ? await this.#options.lines.find(text) : undefined;
    if (audio === undefined) return false;
    for await (const frame of audio) {
      this.queue.put({ requestId: '', segmentId: '', frame, final: false });
    }
    return true;
  }

  async #speak(): Promise<void> {
    const [voice, other] = this.#options.voices();
    try {
      await this.#speakWith(voice, other);
    } catch (error) {
      const fault = faultOf(error);
      // Without another voice, the time that a silent one had is over.
      const another = isWorthAnother(fault, Boolean(other)) && (other || fault.kind !== 'hang');
      if (this.#heard || !another || this.abortSignal.aborted) throw fault;
      await this.#speakWith(other ?? voice);
      this.#report(fault, true, other?.name ?? null);
    }
  }

  async #speakWith(voice: Candidate<tts.TTS>, next?: Candidate<tts.TTS>): Promise<void> {
    const provider = voice.create();
    let failure: Error | undefined;
    provider.on('error', ({ error }) => {
      failure = error;
    });
    provider.on('metrics_collected', (metrics) => this.#tts.emit('metrics_collected', metrics));
    const attempt = provider.stream({ connOptions: ONE_ATTEMPT });
    this.abortSignal.addEventListener('abort', () => attempt.close());
    this.#attempt = attempt;
    this.#next = next;
    this.#watchdog = newWatchdog();
    attempt.pushText(this.#text);
    if (this.#isWhole) attempt.endInput();
    this.#expectAudio();
    try {
      await Promise.race([this.#play(attempt), this.#watchdog.expired]);
      if (failure) throw failure;
      if (!this.#heard) throw new ProviderFault('garbage', 'an answer without audio');
    } finally {
      this.#watchdog.rest();
      this.#attempt = undefined;
      attempt.close();
    }
  }

  async #play(attempt: tts.SynthesizeStream): Promise<void> {
    for await (const audio of attempt) {
      // Too late: another one speaks.
      if (attempt !== this.#attempt) return;
      if (audio === tts.SynthesizeStream.END_OF_STREAM) continue;
      this.#heard = true;
      const { samplesPerChannel, sampleRate } = audio.frame;
      const beginsAtMs = Math.max(this.#lastsUntilMs, Date.now());
      this.#lastsUntilMs = beginsAtMs + (samplesPerChannel / sampleRate) * 1_000;
      this.queue.put(audio);
      this.#watchdog.rest();
      this.#expectAudio();
    }
  }

  #report({ kind, message }: ProviderFault, recovered: boolean, fallback: string | null): void {
    this.#options.onError({ part: 'tts', kind, message, recovered, fallback });
  }
}

const newWatchdog = () => new Watchdog(() => new ProviderFault('hang', 'no audio in time'));
