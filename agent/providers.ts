import { type llm, log, type stt } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { languageOf } from '../backend/contract/languages.ts';
import { FailedTurns } from './failed-turns.ts';
import { llmCandidate, sttCandidate, ttsCandidate } from './providers/candidates.ts';
import type { Candidate, OnProviderError, ProviderError } from './providers/fault.ts';
import { ResilientLlm } from './providers/llm.ts';
import { Patience } from './providers/patience.ts';
import type { SpareSocket } from './providers/spare-socket.ts';
import { ResilientStt } from './providers/stt.ts';
import { ResilientTts } from './providers/tts.ts';
import { type SpeechSources, SpokenLines } from './spoken-lines.ts';

/** What a conversation is made with. */
export interface Providers {
  stt: ResilientStt;
  llm: ResilientLlm;
  /** The model again, by itself: what becomes of its answers concerns no reply. */
  summariser: llm.LLM;
  tts: ResilientTts;
  /** The agent's own lines, in its voice. */
  lines: SpokenLines;
  failedTurns: FailedTurns;
  /** To be told when the caller speaks. */
  patience: Patience;
  /** A connection to the voice that is open before there is something to say. */
  voiceSocket: SpareSocket;
}

/**
 * The recogniser, the model and the voice that an agent's settings ask for.
 *
 * @param onProviderError - called with each failure, and what became of it
 */
export function createProviders(
  { models, voice, language, pronunciations }: AgentSettings,
  prewarmed: SpeechSources,
  onProviderError: OnProviderError,
): Providers {
  const { config, meter } = prewarmed;
  const lines = new SpokenLines(prewarmed, voice, { language, pronunciations });
  const failedTurns = new FailedTurns(lines.texts);
  const patience = new Patience();
  const onError = (error: ProviderError) => {
    log().warn({ providerError: error }, 'provider failed');
    onProviderError(error);
  };
  const recogniser = (model: string) =>
    meter.stt(sttCandidate(model, languageOf(language) ?? language, config));
  const sttModels: [Candidate<stt.STT>, ...Candidate<stt.STT>[]] = [recogniser(models.stt)];
  if (models.sttFallback) sttModels.push(recogniser(models.sttFallback));
  const speaker = ttsCandidate(voice, config);
  const model = (name: string) => meter.llm(llmCandidate(name, config));
  const llmModels: [Candidate<llm.LLM>, ...Candidate<llm.LLM>[]] = [model(models.llm)];
  if (models.llmFallback) llmModels.push(model(models.llmFallback));
  return {
    stt: new ResilientStt({ models: sttModels, onError }),
    llm: new ResilientLlm({
      models: llmModels,
      lineFor: (line) => failedTurns.lineFor(lines.texts[line]),
      patience,
      onError,
    }),
    summariser: model(models.llm).create(),
    tts: new ResilientTts({
      voice: meter.tts(speaker),
      lines,
      patience,
      onError,
    }),
    lines,
    failedTurns,
    patience,
    voiceSocket: speaker.socket,
  };
}
