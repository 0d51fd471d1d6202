import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import pRetry from 'p-retry';

const CHECK_EACH_MS = 500;

/**
 * Resolves to the settings of the stack that was started with this DATA_DIR, when every part of it is
 * ready.
 *
 * @throws Error that says what was missing last, when it is not ready in time
 */
export function stackReady(dataDir: string, withinMs: number): Promise<Record<string, string>> {
  const check = async () => {
    const settings = parseEnv(await readFile(join(dataDir, 'stack.env'), 'utf8'));
    const { status } = await fetch(`${settings.BACKEND_URL}/healthz`);
    if (status !== 200) throw new Error(`The stack says ${status} when asked for its health.`);
    return settings as Record<string, string>;
  };
  const retries = withinMs / CHECK_EACH_MS;
  return pRetry(check, { minTimeout: CHECK_EACH_MS, factor: 1, retries });
}
