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
}

/** @param send - what sends the requests, for tests */
export function createSummaryModel(
  { provider, baseUrl, apiKey, model }: SummaryModelConfig,
  send: typeof fetch = fetch,
): SummaryModel {
  const models = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    apiKey,
    supportsStructuredOutputs: true,
    fetch: send,
  });
  return { provider, name: model, language: models.chatModel(model) };
}
