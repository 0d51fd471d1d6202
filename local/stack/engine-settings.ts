import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import type { LocalConfig } from '../config.ts';

/** The settings files of the two LiveKit engines, as they are in production. */
const PRODUCTION_FILES = { livekit: 'livekit.yaml', sip: 'sip.yaml' } as const;
type Engine = keyof typeof PRODUCTION_FILES;
type Overlay = readonly (readonly [path: readonly string[], value: unknown])[];

/** Whether an address is for this machine alone. */
export const isLoopback = (address: string): boolean =>
  address.startsWith('127.') || address === 'localhost' || address === '::1';

/** Writes both files, with the stack's own addresses and ports laid over them. Returns where. */
export function writeEngineSettings(config: LocalConfig, folder: string): Record<Engine, string> {
  mkdirSync(folder, { recursive: true });
  const write = (engine: Engine, overlay: Overlay) => {
    const file = join(folder, PRODUCTION_FILES[engine]);
    const production = readFileSync(PRODUCTION_FILES[engine], 'utf8');
    writeFileSync(file, applyOverlay(production, overlay).toString());
    return file;
  };
  return {
    livekit: write('livekit', livekitOverlay(config)),
    sip: write('sip', sipOverlay(config)),
  };
}

/** An overlaid value of `undefined` takes the setting out. */
export function applyOverlay(production: string, overlay: Overlay): Document {
  const settings = parseDocument(production);
  for (const [path, value] of overlay) {
    if (value === undefined) settings.deleteIn(path);
    else settings.setIn(path, value);
  }
  return settings;
}

export function livekitOverlay({ ports, hostIp }: LocalConfig): Overlay {
  const onLoopback = isLoopback(hostIp);
  return [
    [['port'], ports.LIVEKIT_PORT],
    [['bind_addresses'], onLoopback ? [...new Set(['127.0.0.1', hostIp])] : ['0.0.0.0']],
    [['rtc', 'udp_port'], ports.LIVEKIT_UDP_PORT],
    // 0 is none: it cannot be bound to one address, and on loopback nothing blocks UDP.
    [['rtc', 'tcp_port'], onLoopback ? 0 : ports.LIVEKIT_TCP_PORT],
    [['rtc', 'use_external_ip'], false],
    [['rtc', 'node_ip'], hostIp],
    [['rtc', 'enable_loopback_candidate'], onLoopback],
    // Otherwise media listens on all addresses of the machine.
    [['rtc', 'ips'], onLoopback ? { includes: [`${hostIp}/32`] } : undefined],
    [['redis', 'address'], `127.0.0.1:${ports.REDIS_PORT}`],
    [['webhook', 'urls'], [`http://127.0.0.1:${ports.BACKEND_PORT}/v1/webhooks/livekit`]],
  ];
}

export function sipOverlay({ ports, rtpPorts, hostIp }: LocalConfig): Overlay {
  return [
    [['ws_url'], `ws://127.0.0.1:${ports.LIVEKIT_PORT}`],
    [['redis', 'address'], `127.0.0.1:${ports.REDIS_PORT}`],
    [['sip_port'], ports.SIP_PORT],
    [['rtp_port'], `${rtpPorts.first}-${rtpPorts.last}`],
    [['use_external_ip'], false],
    [['nat_1_to_1_ip'], hostIp],
    [['listen_ip'], isLoopback(hostIp) ? hostIp : '0.0.0.0'],
    [['health_port'], ports.SIP_HEALTH_PORT],
  ];
}
