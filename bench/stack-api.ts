import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Reads something from the running stack's backend, or puts a content there; paths are below /v1. */
export type StackApi = (path: string, content?: unknown) => Promise<unknown>;

/** @throws Error when no stack is running here */
export async function stackApi(environment: NodeJS.ProcessEnv): Promise<StackApi> {
  const file = join(environment.DATA_DIR || './data', 'stack.env');
  const stack = await readFile(file, 'utf8').catch(() => undefined);
  if (stack === undefined) throw new Error('No stack is running here. Start it with: npm start');
  const { BACKEND_URL, SERVICE_TOKEN } = { ...parseEnv(stack), ...environment };
  const headers = {
    authorization: `Bearer ${SERVICE_TOKEN}`,
    'content-type': 'application/json',
  };
  return async (path, content) => {
    const request = content === undefined ? {} : { method: 'PUT', body: JSON.stringify(content) };
    const answer = await fetch(`${BACKEND_URL}/v1${path}`, { headers, ...request });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}
