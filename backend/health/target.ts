import { once } from 'node:events';
import { connect } from 'node:net';
import type { HealthTarget } from '../config.ts';
import type { Part } from '../contract/health.ts';
import { CHECK_TIMEOUT_MS, type Check } from './health.ts';

/** Looks at another part of the installation: `http(s)` must answer 2xx, `tcp` must accept. */
export function targetCheck({ url }: HealthTarget): Check {
  return url.startsWith('tcp:') ? () => checkTcp(new URL(url)) : () => checkHttp(url);
}

async function checkHttp(url: string): Promise<Part> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    await response.body?.cancel();
    if (response.ok) return { state: 'ready' };
    return { state: 'down', detail: `answers with HTTP status ${response.status}` };
  } catch {
    return { state: 'down', detail: 'does not answer' };
  }
}

async function checkTcp({ hostname, port }: URL): Promise<Part> {
  // A URL keeps the brackets of an IPv6 address.
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    return { state: 'ready' };
  } catch {
    return { state: 'down', detail: 'does not accept connections' };
  } finally {
    socket.destroy();
  }
}
