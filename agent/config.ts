import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { agentSlug } from '../backend/contract/common.ts';
import { otlpEndpoint, parseEnvironment, serviceToken } from '../backend/contract/environment.ts';

/**
 * Calls per core that a worker takes by default. A call's job process was measured at about
 * 0.15 of a core, so five leave a quarter of each core for the bursts at the end of turns.
 */
const CALLS_PER_CORE = 5;

const required = (wanted: string) => z.string(wanted).min(1, wanted);
const count = z.coerce.number('a whole number').int('a whole number');

/**
 * The worker's settings.
 *
 * @throws EnvironmentError naming each variable that does not fit
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const env = parseEnvironment(
    {
      LIVEKIT_URL: z.url({ protocol: /^wss?$/, error: 'a ws:// or wss:// address' }),
      LIVEKIT_API_KEY: required('the API key of the LiveKit server'),
      LIVEKIT_API_SECRET: required('the API secret of the LiveKit server'),
      BACKEND_URL: z
        .url({ protocol: /^https?$/, error: 'an http:// or https:// address' })
        .default('http://127.0.0.1:8080'),
      SERVICE_TOKEN: serviceToken,
      AGENT_NAME: agentSlug.default('switchboard'),
      DEEPGRAM_API_KEY: required('a Deepgram API key'),
      DEEPGRAM_BASE_URL: z
        .url({ protocol: /^https?$/, error: 'an http:// or https:// address' })
        .default('https://api.deepgram.com'),
      OPENAI_API_KEY: required('an OpenAI API key'),
      OPENAI_BASE_URL: z
        .url({ protocol: /^https?$/, error: 'an http:// or https:// address' })
        .default('https://api.openai.com/v1'),
      WORKER_HOST: z.string().default('127.0.0.1'),
      WORKER_PORT: count.min(0).max(65_535, 'a port, or 0 for any free one').default(0),
      WORKER_IDLE_PROCESSES: count.min(1, 'at least 1').max(64, 'at most 64').default(1),
      WORKER_MAX_CALLS: count.min(1, 'at least 1').default(CALLS_PER_CORE * availableParallelism()),
      WORKER_DRAIN_TIMEOUT_MS: count.min(0, 'at least 0').default(1_800_000),
      WORKER_DATA_DIR: z.string().default('data/worker'),
      WORKER_CACHE_DIR: z.string().default(join(tmpdir(), 'switchboard-speech')),
      OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
      LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
    },
    environment,
  );
  return {
    livekit: {
      url: env.LIVEKIT_URL,
      apiKey: env.LIVEKIT_API_KEY,
      apiSecret: env.LIVEKIT_API_SECRET,
    },
    backend: { url: env.BACKEND_URL, token: env.SERVICE_TOKEN },
    deepgram: { apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_BASE_URL.replace(/\/+$/, '') },
    openai: { apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL },
    agentName: env.AGENT_NAME,
    host: env.WORKER_HOST,
    port: env.WORKER_PORT,
    /** Job processes kept ready: a call that finds one waits for nothing. */
    idleProcesses: env.WORKER_IDLE_PROCESSES,
    maxCalls: env.WORKER_MAX_CALLS,
    drainTimeoutMs: env.WORKER_DRAIN_TIMEOUT_MS,
    /** What must outlive a crash: events, and what else waits for the backend. */
    dataDir: resolve(env.WORKER_DATA_DIR),
    /** What can be made again: speech that is the same on every call, and compiled code. */
    cacheDir: env.WORKER_CACHE_DIR,
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: env.LOG_LEVEL,
  };
}

export type WorkerConfig = ReturnType<typeof readConfig>;
