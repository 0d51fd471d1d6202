import { type llm, log, type stt } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { languageOf } from '../backend/contract/languages.ts';
import { Replies } from './events/replies.ts';
import { FailedTurns } from './failed-turns.ts';
import { llmCandidate, sttCandidate } from './providers/candidates.ts';
import type { Candidate, OnProviderError, ProviderError } from './providers/fault.ts';
import { ResilientLlm } from './providers/llm.ts';
import { Patience } from './providers/patience.ts';
import { ResilientStt } from './providers/stt.ts';
import { ResilientTts } from './providers/tts.ts';
import { Voices } from './providers/voices.ts';
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
  /** To follow the session's. */
  replies: Replies;
  /** To be told when the caller speaks. */
  patience: Patience;
  /** To be prepared before there is something to say. */
  voices: Voices;
}

/**
 * The recogniser, the model and the voice that an agent's settings ask for.
 *
 * @param agent - its language and voice may change during a call
 * @param onProviderError - called with each failure, and what became of it
 */
export function createProviders(
  agent: AgentSettings,
  prewarmed: SpeechSources,
  onProviderError: OnProviderError,
): Providers {
  const { config, meter } = prewarmed;
  const { models } = agent;
  const lines = new SpokenLines(prewarmed, agent);
  const failedTurns = new FailedTurns(lines);
  const patience = new Patience();
  const replies = new Replies();
  const onError = (error: ProviderError) => {
    log().warn({ providerError: error }, 'provider failed');
    onProviderError(error);
  };
  const others = agent.otherLanguages.map(({ language }) => baseOf(language));
  const recogniser = (model: string) =>
    meter.stt(sttCandidate(model, [baseOf(agent.language), ...others], config));
  const sttModels: [Candidate<stt.STT>, ...Candidate<stt.STT>[]] = [recogniser(models.stt)];
  if (models.sttFallback) sttModels.push(recogniser(models.sttFallback));
  const voices = new Voices(agent, config);
  const model = (name: string) => meter.llm(llmCandidate(name, config), replies);
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
    summariser: meter.llm(llmCandidate(models.llm, config)).create(),
    tts: new ResilientTts({
      voices: () => {
        const { current, fallback } = voices;
        return [meter.tts(current, replies), fallback && meter.tts(fallback, replies)];
      },
      lines,
      patience,
      onError,
    }),
    lines,
    failedTurns,
    replies,
    patience,
    voices,
  };
}

/** The recogniser knows no regions of what agents speak. */
const baseOf = (tag: string): string => languageOf(tag) ?? tag;
