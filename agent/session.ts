import { inference, type VAD, voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { Providers } from './providers.ts';
import { spokenStream } from './spoken-text.ts';

/**
 * Silence after which the voice activity detector says that speech has ended. The turn detector
 * needs at least 250 ms (below, the SDK closes the session); anything above is added to every turn.
 */
export const VAD_MIN_SILENCE_MS = 250;

/** A recogniser that has no transcript this long after the caller spoke has failed. */
const TRANSCRIPT_MS = 2_600;

/** The session that holds a conversation as the agent's settings ask for. Not started. */
export function createSession(
  { turnTaking, limits, language, pronunciations }: AgentSettings,
  vad: VAD,
  { stt, llm, tts }: Pick<Providers, 'stt' | 'llm' | 'tts'>,
) {
  return new voice.AgentSession({
    vad,
    stt,
    llm,
    tts,
    turnHandling: {
      // The small model runs in the worker's own process: no cloud service on the way to a reply.
      turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
      endpointing: { minDelay: turnTaking.minDelayMs, maxDelay: turnTaking.maxDelayMs },
      interruption: { mode: 'vad', minDuration: turnTaking.minInterruptionMs },
      preemptiveGeneration: { enabled: true, preemptiveTts: true },
    },
    ttsTextTransforms: [spokenStream({ language, pronunciations })],
    transcriptionTimeout: TRANSCRIPT_MS,
    // Phones cancel echo themselves, and the warm-up would drop a quick caller's first words.
    aecWarmupDuration: null,
    // The one duration that the SDK takes in seconds.
    userAwayTimeout: limits.silenceMs / 1_000,
  });
}
