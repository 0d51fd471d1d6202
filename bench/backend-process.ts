import { once } from 'node:events';
import { execa } from 'execa';
import getPort from 'get-port';

const TOKEN = 'a-token-for-benchmarks';
/** It migrates an empty database in one of them. */
const START_MS = 60_000;

/** Asks the backend for something below /v1, or posts or puts a body there. */
export type Ask = (path: string, body?: object, method?: 'POST' | 'PUT') => Promise<unknown>;

/** A running backend: how to ask it, and to stop it. */
export type Backend = Awaited<ReturnType<typeof startBackend>>;

/**
 * Starts the backend, a process of its own as ever, on a database; it has no LiveKit.
 *
 * @throws Error when it ends before it is ready
 */
export async function startBackend(databaseUrl: string) {
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const backend = execa('node', ['backend/main.ts'], {
    preferLocal: true,
    env: {
      DATABASE_URL: databaseUrl,
      BACKEND_PORT: String(port),
      SERVICE_TOKEN: TOKEN,
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'none',
      LIVEKIT_API_SECRET: 'none',
      OPENAI_API_KEY: 'offline',
      OPENAI_BASE_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
    reject: false,
  });
  const ask: Ask = async (path, body, method = 'POST') => {
    const answer = await fetch(`${url}/v1${path}`, {
      method: body === undefined ? 'GET' : method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const isReady = () => ask('/workers').then(Boolean, () => false);
  const givenUp = AbortSignal.timeout(START_MS);
  while (!(await isReady())) {
    const [ended] = await Promise.race([
      backend.then(() => [true]),
      once(AbortSignal.timeout(200), 'abort'),
    ]);
    if (ended !== true && !givenUp.aborted) continue;
    backend.kill('SIGKILL');
    throw new Error('The backend did not start.');
  }
  const stream = async (path: string, signal: AbortSignal) => {
    const answer = await fetch(`${url}/v1${path}`, { headers, signal });
    if (!answer.ok || answer.body === null) throw new Error(`${path}: ${answer.status}`);
    return answer.body;
  };
  return {
    url,
    /** Of who may do everything. */
    headers,
    ask,
    /** The body of an answer that goes on. */
    stream,
    async stop() {
      backend.kill('SIGTERM');
      await backend;
    },
  };
}
