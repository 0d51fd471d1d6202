import { inference, type JobContext, type VAD } from '@livekit/agents';
import { BackendClient } from './backend-client.ts';
import { readConfig, type WorkerConfig } from './config.ts';
import { UsageMeter } from './events/usage-meter.ts';
import { VAD_MIN_SILENCE_MS, VAD_MIN_SPEECH_MS } from './session.ts';
import { SpeechCache } from './speech-cache.ts';
import { prewarmSpokenText } from './spoken-text.ts';
import { warmUp } from './warm-up.ts';

/** What a job process has ready before there is a call. */
export interface Prewarmed extends Record<string, unknown> {
  config: WorkerConfig;
  backend: BackendClient;
  speechCache: SpeechCache;
  vad: VAD;
  /** What providers are paid for, from the start of the process. */
  meter: UsageMeter;
}

export type CallContext = JobContext<Prewarmed>;

export async function prewarm(): Promise<Prewarmed> {
  const config = readConfig(process.env);
  prewarmSpokenText();
  // Silero in the SDK's native library: half the CPU of the plugin, and 60 MB less.
  const vad = new inference.VAD({
    minSilenceDuration: VAD_MIN_SILENCE_MS,
    minSpeechDuration: VAD_MIN_SPEECH_MS,
  });
  await warmUp(vad);
  return {
    config,
    backend: new BackendClient(config.backend),
    speechCache: new SpeechCache(config.cacheDir),
    meter: new UsageMeter(config),
    vad,
  };
}
