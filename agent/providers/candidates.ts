import { APIConnectionError, type llm, type stt, type tts } from '@livekit/agents';
import * as deepgram from '@livekit/agents-plugin-deepgram';
import * as openai from '@livekit/agents-plugin-openai';
import type { WorkerConfig } from '../config.ts';
import type { Candidate } from './fault.ts';

/** Telephone speech has no more than 8 kHz; 24 kHz is what a browser's listener gets to enjoy. */
export const TTS_SAMPLE_RATE = 24_000;

/** A voice is a model of its own with Deepgram. */
export function ttsCandidate(
  model: string,
  { deepgram: options }: WorkerConfig,
): Candidate<tts.TTS> {
  const create = () => new deepgram.TTS({ ...options, model, sampleRate: TTS_SAMPLE_RATE });
  return { name: model, create };
}

export function llmCandidate(model: string, { openai: options }: WorkerConfig): Candidate<llm.LLM> {
  const { apiKey, baseUrl: baseURL } = options;
  return { name: model, create: () => new openai.LLM({ apiKey, baseURL, model }) };
}

export function sttCandidate(
  model: string,
  language: string,
  { deepgram: { apiKey, baseUrl } }: WorkerConfig,
): Candidate<stt.STT> {
  const create = () => {
    const address = oneUse(baseUrl.replace(/^http/, 'ws'));
    return new deepgram.STT({ apiKey, baseUrl: address, model, language });
  };
  return { name: model, create };
}

/**
 * An address that can be connected to once. The plugin connects again by itself, but goes on
 * feeding the lost connection as well, so that each gets half of the audio (1.9.0).
 */
function oneUse(address: string): string {
  let isUsed = false;
  const once = {
    toString() {
      if (isUsed) throw new APIConnectionError({ message: 'the connection was lost' });
      isUsed = true;
      return address;
    },
  };
  return once as unknown as string;
}
