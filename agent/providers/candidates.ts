import type { llm, stt, tts } from '@livekit/agents';
import * as openai from '@livekit/agents-plugin-openai';
import type { WorkerConfig } from '../config.ts';
import { DeepgramStt } from './deepgram-stt.ts';
import { DeepgramTts, voiceSocket } from './deepgram-tts.ts';
import type { Candidate } from './fault.ts';
import type { SpareSocket } from './spare-socket.ts';

/** Telephone speech has no more than 8 kHz; 24 kHz is what a browser's listener gets to enjoy. */
export const TTS_SAMPLE_RATE = 24_000;

/** A voice is a model of its own with Deepgram. */
export function ttsCandidate(model: string, { deepgram }: WorkerConfig): VoiceCandidate {
  const options = { ...deepgram, model, sampleRate: TTS_SAMPLE_RATE };
  const socket = voiceSocket(options);
  return { name: model, socket, create: () => new DeepgramTts(options, socket) };
}

export interface VoiceCandidate extends Candidate<tts.TTS> {
  /** Shared by all that it creates. */
  socket: SpareSocket;
}

export function llmCandidate(model: string, { openai: options }: WorkerConfig): Candidate<llm.LLM> {
  const { apiKey, baseUrl: baseURL } = options;
  return { name: model, create: () => new openai.LLM({ apiKey, baseURL, model }) };
}

/** Deepgram has another price, and so another name in the price book, for several languages. */
export function sttCandidate(
  model: string,
  languages: readonly [string, ...string[]],
  { deepgram }: WorkerConfig,
): Candidate<stt.STT> {
  const name = languages.length > 1 ? `${model}-multilingual` : model;
  return { name, create: () => new DeepgramStt({ ...deepgram, model, languages }) };
}
