import { join } from 'node:path';
import type { LocalConfig } from '../config.ts';
import { isLoopback } from './engine-settings.ts';
import { isOffline } from './environment.ts';
import type { NumberOfAgent } from './numbers.ts';

/**
 * What there is to know once all parts are ready.
 *
 * @param ownerLink - under which the first owner sets a password; null: there is an owner
 */
export function banner(
  config: LocalConfig,
  numbers: readonly NumberOfAgent[],
  ownerLink: string | null,
): string {
  const { ports, hostIp, dataDir, deepgram, openai } = config;
  const backend = `http://${config.backendHost}:${ports.BACKEND_PORT}`;
  const rows: [label: string, text: string][] = [
    ...numbers.map(({ number, agent }): [string, string] => [
      'Dial',
      `sip:${number}@${hostIp}:${ports.SIP_PORT}  answered by ${agent}`,
    ]),
    ['Test call', 'npm run call -- --say "Hello, who is this?"'],
    ["Operator's page", config.publicUrl],
    ...(ownerLink === null ? [] : firstOwner(ownerLink)),
    ['Backend', `${backend}  what is ready: ${backend}/healthz`],
    ['Browser', `LiveKit at ws://${hostIp}:${ports.LIVEKIT_PORT}, with a token from`],
    ['', `. ${join(dataDir, 'stack.env')}; curl -X POST ${backend}/v1/tokens \\`],
    ['', `  -H "authorization: Bearer $SERVICE_TOKEN" -H 'content-type: application/json' -d '{}'`],
    [
      'Hears, speaks',
      isOffline(deepgram)
        ? 'offline, with small models on this machine: a stand-in. Set DEEPGRAM_API_KEY for Deepgram'
        : `Deepgram${at(deepgram.baseUrl)}`,
    ],
    [
      'Thinks',
      isOffline(openai)
        ? 'from a script, without a language model: a stand-in. Set OPENAI_API_KEY for OpenAI'
        : `OpenAI${at(openai.baseUrl)}`,
    ],
    ['Data', dataDir],
    ['Logs', join(dataDir, 'logs')],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, text]) => `  ${label.padEnd(width)}${text}`);
  return ['', ...lines, '', ...openPorts(config), ''].join('\n');
}

const firstOwner = (link: string): [string, string][] => [
  ['First owner', link],
  ['', 'set your name and password there, within 72 hours; the link works once'],
];

const at = (baseUrl: string | undefined) => (baseUrl ? `, at ${baseUrl}` : '');

/** What listens beyond this machine: said at each start, as it is easily forgotten. */
function openPorts({ hostIp, backendHost, ports, rtpPorts }: LocalConfig): string[] {
  const rtp = `${rtpPorts.first}-${rtpPorts.last}/udp`;
  return [
    isLoopback(hostIp)
      ? `  Only this machine can call. livekit-sip cannot bind its health answer (${ports.SIP_HEALTH_PORT}/tcp) and the audio of a call (${rtp}) to one address.`
      : `  WARNING: open to the network, as HOST_IP is ${hostIp}: ${ports.SIP_PORT}/udp+tcp, ${rtp}, ${ports.LIVEKIT_PORT}/tcp, ${ports.LIVEKIT_TCP_PORT}/tcp, ${ports.LIVEKIT_UDP_PORT}/udp, ${ports.SIP_HEALTH_PORT}/tcp.`,
    ...(isLoopback(backendHost)
      ? []
      : [
          `  WARNING: the backend is open to the network, as BACKEND_HOST is ${backendHost}: ${ports.BACKEND_PORT}/tcp.`,
        ]),
  ];
}
