import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface SipTarget {
  host: string;
  port: number;
  transport: 'udp' | 'tcp' | 'tls';
}

/** A datagram may get lost: it is sent again after this (RFC 3261, timer E: 500 ms, doubled). */
const RESEND_MS = 500;

/**
 * Asks a SIP server what it can do, as carriers do to see whether it is there.
 *
 * @returns the status of its answer
 * @throws Error with the code of the network error, or when the signal aborts
 */
export function sendOptions(target: SipTarget, signal: AbortSignal): Promise<number> {
  return target.transport === 'udp' ? overUdp(target, signal) : overStream(target, signal);
}

async function overUdp(target: SipTarget, signal: AbortSignal): Promise<number> {
  const socket = createSocket(target.host.includes(':') ? 'udp6' : 'udp4');
  let resend: NodeJS.Timeout | undefined;
  try {
    // Connected, so that a port nobody listens on is told at once.
    socket.connect(target.port, target.host);
    await once(socket, 'connect', { signal });
    const { address, port } = socket.address();
    const request = optionsRequest(target, address, port);
    const send = () => socket.send(request, () => {});
    resend = setInterval(send, RESEND_MS);
    send();
    const [answer] = await once(socket, 'message', { signal });
    return statusOf(String(answer));
  } finally {
    clearInterval(resend);
    socket.close();
  }
}

async function overStream(target: SipTarget, signal: AbortSignal): Promise<number> {
  const { host, port, transport } = target;
  // Whether the certificate is good is looked at by itself.
  const socket =
    transport === 'tls'
      ? connectTls({ host, port, rejectUnauthorized: false })
      : connect({ host, port });
  try {
    await once(socket, transport === 'tls' ? 'secureConnect' : 'connect', { signal });
    const { localAddress = '127.0.0.1', localPort = 0 } = socket;
    socket.write(optionsRequest(target, localAddress, localPort));
    const [answer] = await once(socket, 'data', { signal });
    return statusOf(String(answer));
  } finally {
    socket.destroy();
  }
}

/** RFC 3261, section 11.1. */
function optionsRequest({ host, port, transport }: SipTarget, address: string, from: number) {
  const id = randomBytes(8).toString('hex');
  const local = address.includes(':') ? `[${address}]` : address;
  return [
    `OPTIONS sip:${host}:${port} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${local}:${from};branch=z9hG4bK${id};rport`,
    'Max-Forwards: 70',
    `From: <sip:doctor@${local}>;tag=${id}`,
    `To: <sip:${host}:${port}>`,
    `Call-ID: ${id}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:doctor@${local}:${from};transport=${transport}>`,
    'Accept: application/sdp',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

function statusOf(answer: string): number {
  const [, status] = /^SIP\/2\.0 (\d{3})/.exec(answer) ?? [];
  if (status === undefined) throw Object.assign(new Error(), { code: 'an answer that is not SIP' });
  return Number(status);
}
