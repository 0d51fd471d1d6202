import type { ReadableStream } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { defaultVoice } from '../backend/contract/languages.ts';
import type { WorkerConfig } from './config.ts';
import type { UsageMeter } from './events/usage-meter.ts';
import { type AgentLines, isLine, linesFor } from './lines.ts';
import { TTS_SAMPLE_RATE, ttsCandidate } from './providers/candidates.ts';
import type { SpeechCache } from './speech-cache.ts';
import { type Manner, spokenText } from './spoken-text.ts';

/** Who speaks, and how. Voice and language may change during a call. */
export type Speaker = Manner & Pick<AgentSettings, 'voice'>;

/** Speaks where the agent is not known. */
const SOMEBODY: Speaker = { language: 'en', voice: defaultVoice('en'), pronunciations: {} };

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
  readonly #speaker: Speaker;

  constructor({ speechCache, config, meter }: SpeechSources, speaker: Speaker = SOMEBODY) {
    this.#cache = speechCache;
    this.#config = config;
    this.#meter = meter;
    this.#speaker = speaker;
  }

  /** The agent's own lines, in its language. */
  get texts(): AgentLines {
    return linesFor(this.#speaker.language);
  }

  /** The kept speech, or undefined. A line is better said in the default voice than not at all. */
  async find(text: string): Promise<ReadableStream<AudioFrame> | undefined> {
    const kept = await this.#find(this.#speaker.voice, text);
    if (kept || !isLine(text)) return kept;
    return this.#find(defaultVoice(this.#speaker.language), text);
  }

  /** Synthesises and keeps `text`, unless it is kept already, and tells whether it is now. */
  async keep(text: string): Promise<boolean> {
    if (await this.#find(this.#speaker.voice, text)) return true;
    const { voice } = this.#speaker;
    const synthesiser = this.#meter.tts(ttsCandidate(voice, this.#config)).create();
    return this.#cache.keep(this.#key(voice), this.#spoken(text), synthesiser);
  }

  /**
   * Keeps all of the agent's own lines, one after the other, and tells whether that worked.
   *
   * @param whenIdle - resolves when the next one is in nobody's way
   */
  async keepAll(whenIdle: () => Promise<void> = async () => undefined): Promise<boolean> {
    for (const line of Object.values(this.texts)) {
      if (await this.#find(this.#speaker.voice, line)) continue;
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
    return isLine(text) ? text : spokenText(text, this.#speaker);
  }

  #key(voice: string): string {
    return `${this.#config.deepgram.baseUrl} ${voice}`;
  }
}
