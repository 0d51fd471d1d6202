import type { AgentSettings } from '../../backend/contract/agents.ts';
import type { WorkerConfig } from '../config.ts';
import { ttsCandidate, type VoiceCandidate } from './candidates.ts';

type Agent = Readonly<Pick<AgentSettings, 'voice' | 'models'>>;

/** The agent's voice, which may be another one for another language, with a connection ready. */
export class Voices {
  readonly #agent: Agent;
  readonly #config: WorkerConfig;
  readonly #used = new Map<string, VoiceCandidate>();

  /** @param agent - its voices are those of the moment */
  constructor(agent: Agent, config: WorkerConfig) {
    this.#agent = agent;
    this.#config = config;
  }

  get current(): VoiceCandidate {
    return this.#candidate(this.#agent.voice);
  }

  /** What speaks where that one fails, if anything does. */
  get fallback(): VoiceCandidate | undefined {
    const { ttsFallback } = this.#agent.models;
    return ttsFallback === null ? undefined : this.#candidate(ttsFallback);
  }

  /** Opens a connection to the current one, if none is ready. */
  prepare(): void {
    this.current.socket.prepare();
  }

  close(): void {
    for (const { socket } of this.#used.values()) socket.close();
  }

  #candidate(voice: string): VoiceCandidate {
    const candidate = this.#used.get(voice) ?? ttsCandidate(voice, this.#config);
    this.#used.set(voice, candidate);
    return candidate;
  }
}
