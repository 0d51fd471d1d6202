import { type llm, log, type stt } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { WorkerConfig } from './config.ts';
import { FailedTurns } from './failed-turns.ts';
import { llmCandidate, sttCandidate, ttsCandidate } from './providers/candidates.ts';
import type { Candidate, OnProviderError, ProviderError } from './providers/fault.ts';
import { ResilientLlm } from './providers/llm.ts';
import { ResilientStt } from './providers/stt.ts';
import { ResilientTts } from './providers/tts.ts';
import type { SpeechCache } from './speech-cache.ts';
import { SpokenLines } from './spoken-lines.ts';

/** What a conversation is made with. */
export interface Providers {
  stt: ResilientStt;
  llm: ResilientLlm;
  tts: ResilientTts;
  /** The agent's own lines, in its voice. */
  lines: SpokenLines;
  failedTurns: FailedTurns;
}

/**
 * The recogniser, the model and the voice that an agent's settings ask for.
 *
 * @param onProviderError - called with each failure, and what became of it
 */
export function createProviders(
  { models, voice, language }: AgentSettings,
  prewarmed: { config: WorkerConfig; speechCache: SpeechCache },
  onProviderError: OnProviderError,
): Providers {
  const { config } = prewarmed;
  const lines = new SpokenLines(prewarmed, voice);
  const failedTurns = new FailedTurns();
  const onError = (error: ProviderError) => {
    log().warn({ providerError: error }, 'provider failed');
    onProviderError(error);
  };
  const sttModels: [Candidate<stt.STT>, ...Candidate<stt.STT>[]] = [
    sttCandidate(models.stt, language, config),
  ];
  if (models.sttFallback) sttModels.push(sttCandidate(models.sttFallback, language, config));
  const llmModels: [Candidate<llm.LLM>, ...Candidate<llm.LLM>[]] = [
    llmCandidate(models.llm, config),
  ];
  if (models.llmFallback) llmModels.push(llmCandidate(models.llmFallback, config));
  return {
    stt: new ResilientStt({ models: sttModels, onError }),
    llm: new ResilientLlm({
      models: llmModels,
      lineFor: (line) => failedTurns.lineFor(line),
      onError,
    }),
    tts: new ResilientTts({ voice: ttsCandidate(voice, config), lines, onError }),
    lines,
    failedTurns,
  };
}
