import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { LocalConfig, PortName } from '../config.ts';
import { LocalError } from '../errors.ts';
import { isLoopback } from './engine-settings.ts';
import { shopAddress, usesSpeech } from './environment.ts';
import { holderOf, type Protocol } from './port-holder.ts';

interface Listening {
  readonly variable: PortName;
  readonly protocol: Protocol;
  /** Whether this stack listens there; always, when absent. */
  readonly isUsed?: (config: Configured) => boolean;
}
type Configured = Pick<LocalConfig, 'ports' | 'hostIp' | 'databaseUrl' | 'deepgram' | 'openai'>;

const LISTENING: readonly Listening[] = [
  { variable: 'BACKEND_PORT', protocol: 'tcp' },
  { variable: 'WORKER_PORT', protocol: 'tcp' },
  { variable: 'SPEECH_PORT', protocol: 'tcp', isUsed: usesSpeech },
  { variable: 'SHOP_PORT', protocol: 'tcp', isUsed: (config) => shopAddress(config) !== null },
  { variable: 'LIVEKIT_PORT', protocol: 'tcp' },
  {
    variable: 'LIVEKIT_TCP_PORT',
    protocol: 'tcp',
    isUsed: ({ hostIp }) => !isLoopback(hostIp),
  },
  { variable: 'LIVEKIT_UDP_PORT', protocol: 'udp' },
  { variable: 'SIP_PORT', protocol: 'udp' },
  { variable: 'SIP_PORT', protocol: 'tcp' },
  { variable: 'SIP_HEALTH_PORT', protocol: 'tcp' },
  { variable: 'REDIS_PORT', protocol: 'tcp' },
  { variable: 'POSTGRES_PORT', protocol: 'tcp', isUsed: ({ databaseUrl }) => !databaseUrl },
];

/**
 * Looks at every port of the stack before anything is started.
 *
 * @throws LocalError with one line for each port that is taken: by whom, and what to change
 */
export async function checkPorts(config: Configured): Promise<void> {
  const found = await Promise.all(
    LISTENING.map(async ({ variable, protocol, isUsed }) => {
      if (isUsed && !isUsed(config)) return undefined;
      const port = config.ports[variable];
      if (await isFree(port, protocol)) return undefined;
      const holder = holderOf(port, protocol);
      return `${variable} ${port}/${protocol} is in use${holder ? ` by ${holder}` : ''}: stop it, or set ${variable} to another port.`;
    }),
  );
  const taken = found.filter((line) => line !== undefined);
  if (taken.length === 0) return;
  throw new LocalError(
    [...taken, 'PORT_OFFSET (such as 1000) moves all ports at once.'].join('\n'),
  );
}

/** On every address: a port taken on one of them would be in our way sooner or later. */
function isFree(port: number, protocol: Protocol): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  if (protocol === 'tcp') {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  } else {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, () => socket.close(() => resolve(true)));
  }
  return promise;
}
