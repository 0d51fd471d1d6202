import { connect } from 'node:net';
import pg from 'pg';
import { healthResponse } from '../../backend/contract/health.ts';

/** A part on this machine that takes longer to answer is not ready. */
const ANSWER_WITHIN_MS = 2_000;

/** Resolves when the address answers with one of the given statuses. */
export async function httpAnswers(url: string, statuses: readonly number[] = [200]): Promise<void> {
  const response = await get(url);
  if (!statuses.includes(response.status)) {
    throw new Error(`${url} answers ${response.status} ${(await response.text()).slice(0, 200)}`);
  }
}

/** Resolves when `GET /healthz` of the backend says that these parts are ready. */
export async function healthSays(url: string, names: readonly string[]): Promise<void> {
  const { parts } = healthResponse.parse(await (await get(url)).json());
  for (const name of names) {
    const { state = 'unknown', detail = '' } = parts[name] ?? {};
    if (state !== 'ready') throw new Error(`${name} is ${state} ${detail}`.trim());
  }
}

/** Resolves when Redis answers PING: while it loads its data it does not. */
export function redisAnswers(port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ port, host: '127.0.0.1', timeout: ANSWER_WITHIN_MS });
  socket.once('connect', () => socket.write('PING\r\n'));
  socket.once('data', (answer) => {
    socket.destroy();
    if (answer.toString().startsWith('+PONG')) resolve();
    else reject(new Error(`Redis answers ${answer.toString().trim()}`));
  });
  socket.once('timeout', () => socket.destroy(new Error('Redis does not answer')));
  socket.once('error', reject);
  return promise;
}

/** Resolves when a query on this database works. */
export async function postgresAnswers(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  // Without a listener, a connection that breaks would end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

const get = (url: string) => fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
