import type { ReadableStream } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import { DEFAULT_VOICES, languageOf } from '../backend/contract/languages.ts';
import type { WorkerConfig } from './config.ts';
import type { UsageMeter } from './events/usage-meter.ts';
import { type AgentLines, isLine, linesFor } from './lines.ts';
import { TTS_SAMPLE_RATE, ttsCandidate } from './providers/candidates.ts';
import type { SpeechCache } from './speech-cache.ts';
import { type Manner, spokenText } from './spoken-text.ts';

/** How is spoken where the agent is not known. */
const DEFAULT_MANNER: Manner = { language: 'en', pronunciations: {} };

/** Speaks where the agent's own voice is not known, or has not been kept. */
export const defaultVoice = (language: string = DEFAULT_MANNER.language): string =>
  DEFAULT_VOICES[languageOf(language) ?? 'en'];

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
  /** The agent's own lines, in its language. */
  readonly texts: AgentLines;
  readonly #cache: SpeechCache;
  readonly #config: WorkerConfig;
  readonly #meter: UsageMeter;
  readonly #voice: string;
  readonly #manner: Manner;

  constructor(
    { speechCache, config, meter }: SpeechSources,
    voice = defaultVoice(),
    manner: Manner = DEFAULT_MANNER,
  ) {
    this.texts = linesFor(manner.language);
    this.#cache = speechCache;
    this.#config = config;
    this.#meter = meter;
    this.#voice = voice;
    this.#manner = manner;
  }

  /** The kept speech, or undefined. A line is better said in the default voice than not at all. */
  async find(text: string): Promise<ReadableStream<AudioFrame> | undefined> {
    const kept = await this.#find(this.#voice, text);
    if (kept || !isLine(text)) return kept;
    return this.#find(defaultVoice(this.#manner.language), text);
  }

  /** Synthesises and keeps `text`, unless it is kept already, and tells whether it is now. */
  async keep(text: string): Promise<boolean> {
    if (await this.#find(this.#voice, text)) return true;
    const synthesiser = this.#meter.tts(ttsCandidate(this.#voice, this.#config)).create();
    return this.#cache.keep(this.#key(this.#voice), this.#spoken(text), synthesiser);
  }

  /**
   * Keeps all of the agent's own lines, one after the other, and tells whether that worked.
   *
   * @param whenIdle - resolves when the next one is in nobody's way
   */
  async keepAll(whenIdle: () => Promise<void> = async () => undefined): Promise<boolean> {
    for (const line of Object.values(this.texts)) {
      if (await this.#find(this.#voice, line)) continue;
      await whenIdle();
      if (!(await this.keep(line))) return false;
    }
    return true;
  }

  #find(voice: string, text: string) {
    return this.#cache.find(this.#key(voice), this.#spoken(text), TTS_SAMPLE_RATE);
  }

  /** The agent's own lines are words already, and are shared by all agents of a language. */
  #spoken(text: string): string {
    return isLine(text) ? text : spokenText(text, this.#manner);
  }

  #key(voice: string): string {
    return `${this.#config.deepgram.baseUrl} ${voice}`;
  }
}
