import { z } from 'zod';
import { type Check, failed, ok, skipped } from '../check.ts';

const OPENAI = 'api.openai.com';
const TIMEOUT_MS = 5_000;

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

interface Needs {
  baseUrl: string;
  key: string;
  /** The names of the models that agents use. */
  used: () => Promise<string[]>;
  /** The host whose list is complete; for tests. */
  host?: string;
}

/** Whether OpenAI has the models that the agents name. */
export function modelsCheck({ baseUrl, key, used, host = OPENAI }: Needs): Check {
  return {
    id: 'models',
    title: 'Models',
    after: ['openai', 'migrations'],
    async look(signal) {
      if (new URL(baseUrl).host !== host) {
        return skipped('a server of one’s own may take names that it does not list');
      }
      const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
        headers: { authorization: `Bearer ${key}` },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const listed = new Set(modelList.parse(await response.json()).data.map(({ id }) => id));
      const names = [...new Set(await used())];
      const missing = names.filter((name) => !listed.has(name));
      if (missing.length === 0) return ok(names.join(', ') || 'none is used');
      return failed(
        `not to be had with this key: ${missing.join(', ')}`,
        'the models that agents name',
        'Take another model at those agents (or in SUMMARY_MODEL), or ask for access to it.',
      );
    },
  };
}
