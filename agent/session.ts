import { inference, type VAD, voice } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { WorkerConfig } from './config.ts';

/**
 * Silence after which the voice activity detector says that speech has ended. The turn detector
 * needs at least 250 ms (below, the SDK closes the session); anything above is added to every turn.
 */
export const VAD_MIN_SILENCE_MS = 250;

/** Telephone speech has no more than 8 kHz; 24 kHz is what a browser's listener gets to enjoy. */
export const TTS_SAMPLE_RATE = 24_000;

/** A caller waits: one quick second try, then the failure is said. The SDK's own is three, 2 s apart. */
const LLM_CONNECTION = { maxRetry: 1, retryIntervalMs: 200, timeoutMs: 4_000 };

/** The voice of an agent. */
export function createTts(agent: AgentSettings, { deepgram: { apiKey, baseUrl } }: WorkerConfig) {
  return new deepgram.TTS({ apiKey, baseUrl, model: agent.voice, sampleRate: TTS_SAMPLE_RATE });
}

/** The session that holds a conversation as the agent's settings ask for. Not started. */
export function createSession(agent: AgentSettings, vad: VAD, config: WorkerConfig) {
  const { turnTaking } = agent;
  return new voice.AgentSession({
    vad,
    stt: new deepgram.STT({
      apiKey: config.deepgram.apiKey,
      baseUrl: config.deepgram.baseUrl.replace(/^http/, 'ws'),
      model: agent.models.stt,
      language: agent.language,
    }),
    llm: new openai.LLM({
      apiKey: config.openai.apiKey,
      baseURL: config.openai.baseUrl,
      model: agent.models.llm,
    }),
    tts: createTts(agent, config),
    turnHandling: {
      // The small model runs in the worker's own process: no cloud service on the way to a reply.
      turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
      endpointing: { minDelay: turnTaking.minDelayMs, maxDelay: turnTaking.maxDelayMs },
      interruption: { mode: 'vad', minDuration: turnTaking.minInterruptionMs },
      preemptiveGeneration: { enabled: true, preemptiveTts: true },
    },
    connOptions: { llmConnOptions: LLM_CONNECTION },
    // Phones cancel echo themselves, and the warm-up would drop a quick caller's first words.
    aecWarmupDuration: null,
    // The one duration that the SDK takes in seconds.
    userAwayTimeout: agent.limits.silenceMs / 1_000,
  });
}
