import type { ReadableStream } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import { agentSettings } from '../backend/contract/agents.ts';
import type { WorkerConfig } from './config.ts';
import type { UsageMeter } from './events/usage-meter.ts';
import { isLine, LINES } from './lines.ts';
import { TTS_SAMPLE_RATE, ttsCandidate } from './providers/candidates.ts';
import type { SpeechCache } from './speech-cache.ts';
import { type Manner, spokenText } from './spoken-text.ts';

/** Speaks where the agent's own voice is not known, or has not been kept. */
export const DEFAULT_VOICE = agentSettings.shape.voice.parse(undefined);

const DEFAULT_MANNER: Manner = { language: 'en', pronunciations: {} };

/** What lines are spoken and kept with. */
export interface SpeechSources {
  speechCache: SpeechCache;
  config: WorkerConfig;
  meter: UsageMeter;
}

/**
 * What one voice says the same way on every call: the agent's own lines and its greeting. They are
 * kept, so that they can be said while the voice's provider is down.
 */
export class SpokenLines {
  readonly #cache: SpeechCache;
  readonly #config: WorkerConfig;
  readonly #meter: UsageMeter;
  readonly #voice: string;
  readonly #manner: Manner;

  constructor(
    { speechCache, config, meter }: SpeechSources,
    voice = DEFAULT_VOICE,
    manner: Manner = DEFAULT_MANNER,
  ) {
    this.#cache = speechCache;
    this.#config = config;
    this.#meter = meter;
    this.#voice = voice;
    this.#manner = manner;
  }

  /** The kept speech, or undefined. A line is better said in the default voice than not at all. */
  async find(text: string): Promise<ReadableStream<AudioFrame> | undefined> {
    const kept = await this.#find(this.#voice, text);
    return kept ?? (isLine(text) ? this.#find(DEFAULT_VOICE, text) : undefined);
  }

  /** Synthesises and keeps `text`, unless it is kept already, and tells whether it is now. */
  async keep(text: string): Promise<boolean> {
    if (await this.#find(this.#voice, text)) return true;
    const synthesiser = this.#meter.tts(ttsCandidate(this.#voice, this.#config)).create();
    return this.#cache.keep(this.#key(this.#voice), this.#spoken(text), synthesiser);
  }

  /** Keeps all of the agent's own lines, one after the other, and tells whether that worked. */
  async keepAll(): Promise<boolean> {
    for (const line of Object.values(LINES)) if (!(await this.keep(line))) return false;
    return true;
  }

  #find(voice: string, text: string) {
    return this.#cache.find(this.#key(voice), this.#spoken(text), TTS_SAMPLE_RATE);
  }

  /** The agent's own lines are words already, and are shared by agents of all languages. */
  #spoken(text: string): string {
    return isLine(text) ? text : spokenText(text, this.#manner);
  }

  #key(voice: string): string {
    return `${this.#config.deepgram.baseUrl} ${voice}`;
  }
}
