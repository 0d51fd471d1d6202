import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Reads something from the running stack's backend; paths are below /v1. */
export type StackApi = (path: string) => Promise<unknown>;

/** @throws Error when no stack is running here */
export async function stackApi(environment: NodeJS.ProcessEnv): Promise<StackApi> {
  const file = join(environment.DATA_DIR || './data', 'stack.env');
  const stack = await readFile(file, 'utf8').catch(() => undefined);
  if (stack === undefined) throw new Error('No stack is running here. Start it with: npm start');
  const { BACKEND_URL, SERVICE_TOKEN } = { ...parseEnv(stack), ...environment };
  const headers = { authorization: `Bearer ${SERVICE_TOKEN}` };
  return async (path) => {
    const answer = await fetch(`${BACKEND_URL}/v1${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}
