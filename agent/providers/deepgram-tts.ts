import { type APIConnectOptions, tts } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import { AudioFrame } from '@livekit/rtc-node';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { Clauses } from './clauses.ts';
import { ONE_ATTEMPT, ProviderFault } from './fault.ts';
import { SpareSocket } from './spare-socket.ts';

const BYTES_PER_SAMPLE = 2;

/** `Flushed` answers each `Flush`; all else is of no concern here. */
const message = z.object({ type: z.string() });

interface Options {
  apiKey: string;
  /** http:// or https:// */
  baseUrl: string;
  /** The voice. */
  model: string;
  sampleRate: number;
}

/** Where a voice of Deepgram is reached, with a connection ready. */
export function voiceSocket({ apiKey, baseUrl, model, sampleRate }: Options): SpareSocket {
  const address = new URL(`${baseUrl.replace(/^http/, 'ws')}/v1/speak`);
  address.searchParams.set('model', model);
  address.searchParams.set('encoding', 'linear16');
  address.searchParams.set('sample_rate', String(sampleRate));
  return new SpareSocket(address.href, { headers: { authorization: `Token ${apiKey}` } });
}

/**
 * The plugin's voice with a stream of our own: it takes a connection that is open already, has the
 * first clause spoken without waiting for the sentence to end, and passes audio on as it comes.
 */
export class DeepgramTts extends deepgram.TTS {
  readonly #socket: SpareSocket;

  constructor(options: Options, socket: SpareSocket) {
    super(options);
    this.#socket = socket;
  }

  override stream(): deepgram.SynthesizeStream {
    // What differs from the plugin's stream is its private parts, which nobody else sees.
    return new DeepgramSpeech(this, this.#socket) as unknown as deepgram.SynthesizeStream;
  }
}

class DeepgramSpeech extends tts.SynthesizeStream {
  override label = 'deepgram.ClauseStream';
  readonly #socket: SpareSocket;
  readonly #sampleRate: number;
  #flushes = 0;
  #isWhole = false;
  /** Half a sample that came at the end of a message. */
  #odd: Buffer = Buffer.alloc(0);

  constructor(owner: tts.TTS, socket: SpareSocket, options: APIConnectOptions = ONE_ATTEMPT) {
    super(owner, options);
    this.#socket = socket;
    this.#sampleRate = owner.sampleRate;
  }

  protected override async run(): Promise<void> {
    const socket = this.#socket.take();
    const done = Promise.withResolvers<void>();
    socket.on('error', done.reject);
    socket.on('close', () => done.reject(new ProviderFault('unavailable', 'connection closed')));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return this.#play(data);
      const type = typeOf(data);
      if (type === undefined || type === 'Error') {
        done.reject(new ProviderFault('garbage', 'an answer that makes no sense'));
      } else if (type === 'Flushed') {
        this.#flushes -= 1;
        if (this.#isWhole && this.#flushes === 0) done.resolve();
      }
    });
    this.abortSignal.addEventListener('abort', () => done.resolve(), { once: true });
    done.promise.catch(() => undefined);
    try {
      const opened = new Promise((resolve) => socket.once('open', resolve));
      if (socket.readyState !== WebSocket.OPEN) await Promise.race([opened, done.promise]);
      await Promise.race([this.#speak(socket), done.promise]);
      this.#isWhole = true;
      if (this.#flushes > 0) await done.promise;
      if (!this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
    } finally {
      socket.close();
    }
  }

  async #speak(socket: WebSocket): Promise<void> {
    const clauses = new Clauses();
    const say = (text: string) => {
      if (text.trim() === '' || socket.readyState !== WebSocket.OPEN) return;
      this.markStarted();
      socket.send(JSON.stringify({ type: 'Speak', text }));
      socket.send(JSON.stringify({ type: 'Flush' }));
      this.#flushes += 1;
    };
    for await (const part of this.input) {
      if (typeof part === 'string') clauses.push(part).forEach(say);
      else say(clauses.end());
    }
    say(clauses.end());
  }

  #play(data: Buffer): void {
    if (this.queue.closed) return;
    const bytes = Buffer.concat([this.#odd, data]);
    const whole = bytes.length - (bytes.length % BYTES_PER_SAMPLE);
    this.#odd = bytes.subarray(whole);
    if (whole === 0) return;
    // Copied, so that it begins where a sample may begin.
    const samples = new Int16Array(new Uint8Array(bytes.subarray(0, whole)).buffer);
    const frame = new AudioFrame(samples, this.#sampleRate, 1, samples.length);
    this.queue.put({ requestId: '', segmentId: '', frame, final: false });
  }
}

function typeOf(data: Buffer): string | undefined {
  try {
    return message.parse(JSON.parse(data.toString())).type;
  } catch {
    return undefined;
  }
}
