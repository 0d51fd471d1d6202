import { type Check, type Finding, failed, ok, skipped, warning } from '../check.ts';

const TIMEOUT_MS = 5_000;

interface Provider {
  id: string;
  title: string;
  /** The variable that holds its key. */
  variable: string;
  /** A cheap request that needs the key. */
  url: string;
  authorization: (key: string) => string;
  key: string | null;
}

/** Whether Deepgram takes the key: `GET /v1/auth/token` describes it and costs nothing. */
export const deepgram = (baseUrl: string, key: string | null): Provider => ({
  id: 'deepgram',
  title: 'Speech provider',
  variable: 'DEEPGRAM_API_KEY',
  url: `${baseUrl.replace(/\/$/, '')}/v1/auth/token`,
  authorization: (token) => `Token ${token}`,
  key,
});

/** Whether OpenAI, or whoever speaks its protocol, takes the key: it lists the models. */
export const openai = (baseUrl: string, key: string | null): Provider => ({
  id: 'openai',
  title: 'Model provider',
  variable: 'OPENAI_API_KEY',
  url: `${baseUrl.replace(/\/$/, '')}/models`,
  authorization: (token) => `Bearer ${token}`,
  key,
});

/** One request to a provider with our key, which is never shown. */
export function providerCheck(provider: Provider): Check {
  const { id, title, variable, url, key } = provider;
  return {
    id,
    title,
    after: ['settings'],
    async look(signal) {
      if (key === null) return skipped(`${variable} is not known here; the worker has it`);
      const { host } = new URL(url);
      try {
        const response = await fetch(url, {
          headers: { authorization: provider.authorization(key) },
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        });
        await response.body?.cancel();
        return judge(response, host, variable);
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        const code = cause instanceof Error && 'code' in cause ? cause.code : 'no answer';
        return failed(
          `${host} cannot be reached (${code})`,
          'an answer',
          'Let this machine reach it over HTTPS, or correct the base URL.',
        );
      }
    },
  };
}

function judge({ ok: isOk, status }: Response, host: string, variable: string): Finding {
  if (isOk) return ok(`${host} takes the key`);
  if (status === 401 || status === 403) {
    return failed(`${host} refuses the key (${status})`, 'a valid key', `Correct ${variable}.`);
  }
  // A server of one's own need not know this request.
  if (status === 404 || status === 405)
    return ok(`${host} answers; it does not tell about the key`);
  return warning(
    `${host} answers with HTTP status ${status}`,
    'a status of 200',
    status === 429 ? 'The account has reached its limit.' : 'Look at the provider’s status page.',
  );
}
