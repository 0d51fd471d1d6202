import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';

/** Which model writes the summaries, and where it is. */
export interface SummaryModelConfig {
  /** Under which name its use is priced. */
  provider: string;
  /** Such as https://api.openai.com/v1. */
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** The model that writes the summaries, with the names under which its use is priced. */
export interface SummaryModel {
  provider: string;
  name: string;
  language: LanguageModel;
  /** How long one request may take. */
  tryMs: number;
}

/** Closing a call waits for two tries at most. */
const TRY_MS = 5_000;

/** @param send - what sends the requests, and `tryMs`, are for tests */
export function createSummaryModel(
  { provider, baseUrl, apiKey, model }: SummaryModelConfig,
  { send = fetch, tryMs = TRY_MS }: { send?: typeof fetch; tryMs?: number } = {},
): SummaryModel {
  const models = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    apiKey,
    supportsStructuredOutputs: true,
    fetch: send,
  });
  return { provider, name: model, language: models.chatModel(model), tryMs };
}
