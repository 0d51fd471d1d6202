import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { z } from 'zod';
import { speakable } from '../../spoken/speakable.ts';
import { ServiceError } from '../errors.ts';

/** Where voices are, in the form of Deepgram's API. */
export interface VoicesConfig {
  /** Null: this process does not know it. */
  apiKey: string | null;
  /** Such as https://api.deepgram.com. */
  baseUrl: string;
}

export interface VoiceSample {
  voice: string;
  language: string;
  text: string;
}

const TIMEOUT_MS = 15_000;
/** Samples are paid for: a person who tries voices needs no more than this. */
const PER_MINUTE = 30;
const AT_ONCE = 2;
const MAX_WAITING = 8;
/** Some fifty samples of ten seconds. */
const CACHE_BYTES = 25_000_000;

const refusal = z.object({ err_msg: z.string() });

/** Speaks short texts for people who choose a voice. What was asked for lately is kept. */
export class VoiceSamples {
  readonly #config: VoicesConfig;
  readonly #cache = new LRUCache<string, ArrayBuffer>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (audio) => audio.byteLength + 1,
  });
  readonly #queue = new PQueue({
    concurrency: AT_ONCE,
    intervalCap: PER_MINUTE,
    interval: 60_000,
  });

  constructor(config: VoicesConfig) {
    this.#config = config;
  }

  /**
   * @returns the audio as a WAV file
   * @throws ServiceError `unavailable` when there is no provider or it fails, `invalid_request` when
   *   it has no such voice, `rate_limited`
   */
  async speak({ voice, language, text }: VoiceSample): Promise<ArrayBuffer> {
    const spoken = sayable(language, text);
    const key = JSON.stringify([voice, spoken]);
    const kept = this.#cache.get(key);
    if (kept !== undefined) return kept;
    const { apiKey } = this.#config;
    if (apiKey === null) {
      throw new ServiceError(
        'unavailable',
        'Voices cannot be heard here: the backend has no DEEPGRAM_API_KEY. Set the one that the worker has.',
      );
    }
    if (this.#queue.size >= MAX_WAITING) {
      throw new ServiceError('rate_limited', 'Too many samples are asked for. Try again soon.');
    }
    const audio = await this.#queue.add(() => this.#ask(apiKey, voice, spoken));
    this.#cache.set(key, audio);
    return audio;
  }

  async #ask(apiKey: string, voice: string, text: string): Promise<ArrayBuffer> {
    const address = new URL(`${this.#config.baseUrl.replace(/\/+$/, '')}/v1/speak`);
    address.searchParams.set('model', voice);
    address.searchParams.set('encoding', 'linear16');
    address.searchParams.set('container', 'wav');
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Token ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new ServiceError('unavailable', `The voices at ${address.host} do not answer.`);
    });
    if (response.ok) return response.arrayBuffer();
    const said = refusal.safeParse(await response.json().catch(() => null)).data?.err_msg;
    if (response.status === 400) {
      const message = `a voice of ${address.host}, which says: ${said ?? 'no such voice'}`;
      throw new ServiceError('invalid_request', `"${voice}" cannot be heard.`, [
        { path: 'voice', message },
      ]);
    }
    throw new ServiceError(
      'unavailable',
      `The voices at ${address.host} refuse: ${said ?? `status ${response.status}`}`,
    );
  }
}

/** The marks of what cannot be interrupted are not said. */
const MARKS = /<\/?must-hear>/g;

function sayable(language: string, text: string): string {
  const spoken = speakable(language);
  return (spoken.push(text.replaceAll(MARKS, '')) + spoken.end()).trim();
}
