import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { REQUEST_LIMITS, type RequestLimits } from './whole-request.ts';

/** Where the models are that do the work. */
export interface WorkModelsConfig {
  /** Under which name their use is priced. */
  provider: string;
  /** Such as https://api.openai.com/v1. */
  baseUrl: string;
  apiKey: string;
}

/** The models that agents' settings name, by their names. */
export type WorkModels = ReturnType<typeof createWorkModels>;

/** @param limits - how long a request may take, and how often it is made */
export function createWorkModels(
  { provider, baseUrl, apiKey }: WorkModelsConfig,
  limits: RequestLimits = REQUEST_LIMITS,
) {
  const models = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    apiKey,
    includeUsage: true,
  });
  return { provider, limits, language: (model: string) => models.chatModel(model) };
}
