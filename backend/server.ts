import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { StartError } from './start-error.ts';

/** Requests that take longer than this at a stop are cut off. */
const STOP_MS = 10_000;
const SWEEP_MS = 50;

/** A server that takes requests. */
export interface Listening {
  /** The port it listens on: the one asked for, or one of the system's choice for 0. */
  port: number;
  /** Takes no more requests and waits for those under way. */
  stop: () => Promise<void>;
}

/**
 * Serves HTTP.
 *
 * @throws StartError when the port cannot be had
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = serve({ fetch, hostname: host, port }) as Server;
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw new StartError(refusal(error, host, port));
  }
  const address = server.address() as AddressInfo;
  return { port: address.port, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A kept-alive connection becomes idle only when its request is done.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await Promise.race([closed, after(STOP_MS, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}

function refusal(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Stop what uses it, or set BACKEND_PORT to another.`;
  }
  return `Cannot listen on ${host}:${port} (${code}). Correct BACKEND_HOST and BACKEND_PORT.`;
}
