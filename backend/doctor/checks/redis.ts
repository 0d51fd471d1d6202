import { once } from 'node:events';
import { connect } from 'node:net';
import { type Check, failed, ok } from '../check.ts';

/** @param address - host:port, as livekit-sip has it */
export function redisCheck(address: string): Check {
  const { hostname, port } = new URL(`redis://${address}`);
  return {
    id: 'redis',
    title: 'Redis',
    async look(signal) {
      const answer = await ping(hostname, Number(port || 6379), signal).catch(
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      );
      // A server that wants a password first is there; the engines have it.
      if (/^\+PONG|^-NOAUTH/.test(answer)) return ok(`answers at ${address}`);
      return failed(
        `does not answer at ${address}: ${answer}`,
        'PONG, as LiveKit and livekit-sip find each other through it',
        'Start Redis, or correct redis.address in livekit.yaml and sip.yaml.',
      );
    },
  };
}

async function ping(host: string, port: number, signal: AbortSignal): Promise<string> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal });
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data', { signal });
    return String(answer).trim();
  } finally {
    socket.destroy();
  }
}
