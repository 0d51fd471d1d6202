import type { JobContext, VAD } from '@livekit/agents';
import * as silero from '@livekit/agents-plugin-silero';
import { BackendClient } from './backend-client.ts';
import { readConfig, type WorkerConfig } from './config.ts';
import { VAD_MIN_SILENCE_MS } from './session.ts';
import { SpeechCache } from './speech-cache.ts';
import { DEFAULT_VOICE, SpokenLines } from './spoken-lines.ts';

/** What a job process has ready before there is a call. */
export interface Prewarmed extends Record<string, unknown> {
  config: WorkerConfig;
  backend: BackendClient;
  speechCache: SpeechCache;
  vad: VAD;
}

export type CallContext = JobContext<Prewarmed>;

export async function prewarm(): Promise<Prewarmed> {
  const config = readConfig(process.env);
  const speechCache = new SpeechCache(config.cacheDir);
  // The first caller may find the voice's provider down.
  void new SpokenLines({ speechCache, config }, DEFAULT_VOICE).keepAll();
  return {
    config,
    backend: new BackendClient(config.backend),
    speechCache,
    vad: await silero.VAD.load({ minSilenceDuration: VAD_MIN_SILENCE_MS }),
  };
}
