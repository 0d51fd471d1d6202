import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Check, failed, ok } from '../check.ts';

export interface ExpectedPort {
  port: number;
  protocol: 'udp' | 'tcp';
  /** Whose it is, such as `livekit-sip`. */
  owner: string;
}

/** Whether the ports of the engines are bound on this machine. */
export function portsCheck(expected: readonly ExpectedPort[]): Check {
  return {
    id: 'ports',
    title: 'Ports',
    after: ['sip-settings'],
    async look() {
      const free: ExpectedPort[] = [];
      for (const one of expected) if (await isFree(one)) free.push(one);
      if (free.length === 0) return ok(`bound: ${expected.map(nameOf).join(', ')}`);
      const owners = [...new Set(free.map(({ owner }) => owner))];
      return failed(
        `nothing listens on ${free.map(nameOf).join(', ')}`,
        `${owners.join(' and ')} listening there`,
        `Start ${owners.join(' and ')} (npm start), and look in data/logs why it ended.`,
      );
    },
  };
}

const nameOf = ({ port, protocol, owner }: ExpectedPort): string =>
  `${port}/${protocol} (${owner})`;

/** On all addresses: whoever listens on one of them is in the way. */
function isFree({ port, protocol }: ExpectedPort): Promise<boolean> {
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
