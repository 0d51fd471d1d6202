import { stt } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { SilenceFilter } from '../silence-filter.ts';
import { ONE_ATTEMPT, ProviderFault } from './fault.ts';

/** Deepgram's own advice for streams is 20 to 250 ms; the plugin waits for 100 (1.9.0). */
const BLOCK_MS = 20;
const SAMPLE_RATE = 16_000;
const BLOCK_SAMPLES = (SAMPLE_RATE * BLOCK_MS) / 1_000;
/** Deepgram closes a connection that sends nothing for 10 s. */
const KEEP_ALIVE_MS = 5_000;
/** Usage is told as the call goes on. */
const USAGE_EVERY_MS = 5_000;
/** Larger than any transcript. */
const MAX_MESSAGE_BYTES = 256 * 1_024;

const results = z.object({
  type: z.literal('Results'),
  is_final: z.boolean(),
  channel: z.object({
    alternatives: z.array(
      z.object({
        transcript: z.string().max(10_000),
        confidence: z.number().default(0),
        /** Of several that are listened for: the ones heard, that of most words first. */
        languages: z.array(z.string().max(35)).default([]),
      }),
    ),
  }),
});
/** All else that Deepgram tells is of no concern here. */
const message = z.union([results, z.object({ type: z.string() })]);

interface Options {
  apiKey: string;
  /** http:// or https:// */
  baseUrl: string;
  model: string;
  /** BCP 47. Of several, each transcript tells which one it is in, or `multi` where it cannot. */
  languages: readonly [string, ...string[]];
}

/** Deepgram's name for several languages at once. */
const SEVERAL = 'multi';

/**
 * The plugin's recogniser with a stream of our own: it sends blocks of 20 ms in place of 100, which
 * a caller waits for at each turn, and leaves connecting again to `ResilientStt`.
 */
export class DeepgramStt extends deepgram.STT {
  readonly #options: Options;

  constructor(options: Options) {
    super({ ...options, language: languageParameter(options) });
    this.#options = options;
  }

  override stream(): deepgram.SpeechStream {
    // What differs from the plugin's stream is its private parts, which nobody else sees.
    return new DeepgramStream(this, this.#options) as unknown as deepgram.SpeechStream;
  }
}

class DeepgramStream extends stt.SpeechStream {
  override label = 'deepgram.BlockStream';
  readonly #options: Options;
  readonly #language: string;
  /** Frames that do not make a block yet. */
  #block: Int16Array[] = [];
  /** Long silence is not sent, as the plugin does it. */
  readonly #filter = new SilenceFilter();
  #untoldMs = 0;

  constructor(owner: stt.STT, options: Options) {
    super(owner, SAMPLE_RATE, ONE_ATTEMPT);
    this.#options = options;
    this.#language = languageParameter(options);
  }

  /** Holds one connection to its end. */
  protected override async run(): Promise<void> {
    const { apiKey } = this.#options;
    const socket = new WebSocket(this.#address(), {
      headers: { authorization: `Token ${apiKey}` },
      maxPayload: MAX_MESSAGE_BYTES,
    });
    const lost = Promise.withResolvers<void>();
    socket.on('error', lost.reject);
    socket.on('close', () => lost.reject(new ProviderFault('unavailable', 'connection closed')));
    const opened = new Promise((resolve) => socket.once('open', resolve));
    // Whatever ends it first: the other one fails when there is nobody to be told any more.
    lost.promise.catch(() => undefined);
    const keepAlive = setInterval(() => this.#send(socket, 'KeepAlive'), KEEP_ALIVE_MS);
    this.abortSignal.addEventListener('abort', () => lost.resolve(), { once: true });
    try {
      socket.on('message', (data) => {
        try {
          this.#hear(String(data));
        } catch {
          lost.reject(new ProviderFault('garbage', 'an answer that makes no sense'));
        }
      });
      await Promise.race([opened, lost.promise]);
      await Promise.race([this.#speak(socket), lost.promise]);
      // What was said last is still to come.
      this.#send(socket, 'CloseStream');
      await lost.promise.catch(() => undefined);
    } finally {
      clearInterval(keepAlive);
      socket.close();
    }
  }

  async #speak(socket: WebSocket): Promise<void> {
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') {
        this.#sendBlock(socket);
        this.#send(socket, 'Finalize');
      } else if (this.#filter.isSent(frame)) {
        this.#block.push(frame.data);
        if (samplesIn(this.#block) >= BLOCK_SAMPLES) this.#sendBlock(socket);
      }
    }
    this.#tellUsage();
  }

  #sendBlock(socket: WebSocket): void {
    const samples = samplesIn(this.#block);
    const bytes = this.#block.map((data) =>
      Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    );
    this.#block = [];
    if (samples === 0 || socket.readyState !== WebSocket.OPEN) return;
    socket.send(Buffer.concat(bytes));
    this.#untoldMs += (samples / SAMPLE_RATE) * 1_000;
    if (this.#untoldMs >= USAGE_EVERY_MS) this.#tellUsage();
  }

  #tellUsage(): void {
    if (this.queue.closed || this.#untoldMs === 0) return;
    this.queue.put({
      type: stt.SpeechEventType.RECOGNITION_USAGE,
      recognitionUsage: { audioDuration: this.#untoldMs / 1_000 },
    });
    this.#untoldMs = 0;
  }

  #hear(text: string): void {
    const told = message.parse(JSON.parse(text));
    if (!('channel' in told) || this.queue.closed) return;
    const [best] = told.channel.alternatives;
    if (best === undefined) return;
    if (best.transcript === '') {
      // No words, but a sign that it listens, which tells a bad line from a deaf recogniser.
      this.queue.put({ type: stt.SpeechEventType.START_OF_SPEECH });
      return;
    }
    const language = (best.languages[0] ?? this.#language) as stt.SpeechData['language'];
    this.queue.put({
      type: told.is_final
        ? stt.SpeechEventType.FINAL_TRANSCRIPT
        : stt.SpeechEventType.INTERIM_TRANSCRIPT,
      alternatives: [
        { text: best.transcript, language, startTime: 0, endTime: 0, confidence: best.confidence },
      ],
    });
  }

  #send(socket: WebSocket, type: 'KeepAlive' | 'Finalize' | 'CloseStream'): void {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type }));
  }

  #address(): string {
    const { baseUrl, model, languages } = this.#options;
    const language = this.#language;
    const address = new URL(`${baseUrl.replace(/^http/, 'ws')}/v1/listen`);
    const parameters = {
      model,
      language,
      encoding: 'linear16',
      sample_rate: SAMPLE_RATE,
      channels: 1,
      interim_results: true,
      // Else it waits for the words that may make a figure of the ones before.
      no_delay: true,
      punctuate: true,
      smart_format: false,
      filler_words: true,
      // Of silence, after which it gives its final words: the plugin's default, and what Deepgram
      // advises for several languages.
      endpointing: language === SEVERAL ? 100 : 25,
    };
    for (const [name, value] of Object.entries(parameters)) {
      address.searchParams.set(name, String(value));
    }
    // Without these it would listen for 55 languages.
    if (language === SEVERAL) {
      for (const hint of languages) address.searchParams.append('language_hint', hint);
    }
    return address.href;
  }
}

const languageParameter = ({ languages: [first, ...others] }: Options): string =>
  others.length === 0 ? first : SEVERAL;

const samplesIn = (frames: Int16Array[]): number =>
  frames.reduce((sum, { length }) => sum + length, 0);
