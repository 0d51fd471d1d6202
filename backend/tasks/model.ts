import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Agent, fetch as send } from 'undici';
import { REQUEST_LIMITS, type RequestLimits } from './whole-request.ts';

/** Where the models are that do the work. */
export interface WorkModelsConfig {
  /** Under which name their use is priced. */
  provider: string;
  /** Such as https://api.openai.com/v1. */
  baseUrl: string;
  apiKey: string;
}

/** A caller who has something to be done says so within this, mostly. */
const KEEP_CONNECTION_MS = 60_000;
const CONNECT_WITHIN_MS = 5_000;

/** The models that agents' settings name, by their names. */
export type WorkModels = ReturnType<typeof createWorkModels>;

/** @param limits - how long a request may take, and how often it is made */
export function createWorkModels(
  { provider, baseUrl, apiKey }: WorkModelsConfig,
  limits: RequestLimits = REQUEST_LIMITS,
) {
  const dispatcher = new Agent({ keepAliveTimeout: KEEP_CONNECTION_MS });
  const sendKept = (...[input, init]: Parameters<typeof send>) =>
    send(input, { ...init, dispatcher });
  const models = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    apiKey,
    includeUsage: true,
    // The same but for the types of what Node has built in.
    fetch: sendKept as unknown as typeof fetch,
  });
  return {
    provider,
    limits,
    language: (model: string) => models.chatModel(model),
    /** Opens a connection, so that the first request need not wait for one. */
    async warm(): Promise<void> {
      const headers = { authorization: `Bearer ${apiKey}` };
      const signal = AbortSignal.timeout(CONNECT_WITHIN_MS);
      const answer = await sendKept(`${baseUrl}/models`, { headers, signal });
      await answer.body?.cancel();
    },
  };
}
