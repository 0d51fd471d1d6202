import { createResampler, type Encoding, encode } from './audio.ts';
import { SentenceSplitter } from './sentences.ts';
import type { Synthesiser } from './synthesiser.ts';

/** Audio is given out in pieces of this length, so that a player's buffer fills evenly. */
const CHUNK_S = 0.1;

export interface SpeechOptions {
  encoding: Encoding;
  sampleRate: number;
  /** 1 is the voice's own. */
  speed: number;
  onAudio(bytes: Buffer): void;
  onError(error: unknown): void;
}

/**
 * Speaks text that comes in pieces, sentence by sentence, as one stream of audio: the
 * resampler runs through, so that there is no click between two sentences.
 */
export class Speech {
  readonly #synthesiser: Synthesiser;
  readonly #options: SpeechOptions;
  readonly #splitter = new SentenceSplitter();
  #resampler;
  /** What was queued before the last `clear` belongs to an earlier one, and is dropped. */
  #epoch = 0;
  #isFirst = true;
  #queuedCharacters = 0;
  #tail: Promise<void> = Promise.resolve();

  constructor(synthesiser: Synthesiser, options: SpeechOptions) {
    this.#synthesiser = synthesiser;
    this.#options = options;
    this.#resampler = this.#createResampler();
  }

  /** Text that has been taken and not been spoken yet. */
  get pendingCharacters(): number {
    return this.#queuedCharacters + this.#splitter.length;
  }

  /** Takes more text. What it completes is spoken. */
  write(text: string): void {
    for (const piece of this.#splitter.push(text)) this.#enqueue(piece);
  }

  /** Speaks what is left. Resolves when all audio is out: true, or false if it was cleared before. */
  async flush(): Promise<boolean> {
    for (const piece of this.#splitter.flush()) this.#enqueue(piece);
    this.#isFirst = true;
    const epoch = this.#epoch;
    const rest = this.#tail.then(() => {
      if (epoch === this.#epoch) this.#give(this.#resampler.end());
    });
    this.#tail = rest;
    await rest;
    return epoch === this.#epoch;
  }

  /** Forgets all text and all audio that is not out yet. */
  clear(): void {
    this.#epoch += 1;
    this.#splitter.clear();
    this.#isFirst = true;
    this.#queuedCharacters = 0;
    this.#resampler = this.#createResampler();
  }

  #enqueue(text: string): void {
    const epoch = this.#epoch;
    const urgent = this.#isFirst;
    this.#isFirst = false;
    this.#queuedCharacters += text.length;
    this.#tail = this.#tail.then(async () => {
      if (epoch !== this.#epoch) return;
      const samples = await this.#synthesise(text, urgent);
      if (epoch !== this.#epoch) return;
      this.#queuedCharacters -= text.length;
      this.#give(this.#resampler.push(samples));
    });
  }

  async #synthesise(text: string, urgent: boolean): Promise<Float32Array> {
    try {
      return await this.#synthesiser.synthesise(text, this.#options.speed, urgent);
    } catch (error) {
      this.#options.onError(error);
      return new Float32Array(0);
    }
  }

  #give(samples: Float32Array): void {
    const size = Math.round(CHUNK_S * this.#options.sampleRate);
    for (let at = 0; at < samples.length; at += size) {
      this.#options.onAudio(encode(samples.subarray(at, at + size), this.#options.encoding));
    }
  }

  #createResampler() {
    return createResampler(this.#synthesiser.sampleRate, this.#options.sampleRate);
  }
}
