import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { Config } from '../config.ts';
import {
  EngineSettingsError,
  type LiveKitSettings,
  readLiveKitSettings,
  readSipSettings,
  type SipSettings,
} from '../livekit/engine-settings.ts';
import { splitAddress } from '../trunks/carrier-settings.ts';
import type { Check } from './check.ts';
import { codecsCheck } from './checks/codecs.ts';
import { externalAddressCheck } from './checks/external-address.ts';
import { type ExpectedPort, portsCheck } from './checks/ports.ts';
import { redisCheck } from './checks/redis.ts';
import { rtpPortsCheck } from './checks/rtp-ports.ts';
import { sipAnswersCheck } from './checks/sip-answers.ts';
import { sipSettingsCheck } from './checks/sip-settings.ts';
import { tlsCheck } from './checks/tls.ts';
import type { SipTarget } from './sip-options.ts';

interface Machine {
  sipConfigFile: string;
  livekitConfigFile: string;
  /** SIP_PUBLIC_ADDRESS; null: it is not set. */
  publicAddress: string | null;
}

export const machineOf = ({ sip, livekitConfigFile }: Config): Machine => ({
  sipConfigFile: sip.configFile,
  livekitConfigFile,
  publicAddress: sip.publicAddress,
});

/** What can be looked at on this machine, whatever else is down. */
export async function machineChecks(machine: Machine, now: () => Date): Promise<Check[]> {
  const sip = await readIfThere(machine.sipConfigFile, readSipSettings);
  const first = sipSettingsCheck(machine.sipConfigFile, sip);
  if (sip === null || sip instanceof EngineSettingsError) return [first];
  const livekit = await readIfThere(machine.livekitConfigFile, readLiveKitSettings);
  const ports = expectedPorts(sip, livekit instanceof EngineSettingsError ? null : livekit);
  const { publicAddress } = machine;
  return [
    first,
    ...(sip.redis?.address === undefined ? [] : [redisCheck(sip.redis.address)]),
    portsCheck(ports),
    ...sipTargets(sip).map(sipAnswersCheck),
    externalAddressCheck(
      sip,
      ownAddresses(),
      publicAddress && splitAddress(publicAddress, sip.sip_port).host,
    ),
    rtpPortsCheck(
      sip,
      await ephemeralPorts(),
      ports.map(({ port }) => port),
    ),
    tlsCheck(sip, now),
    codecsCheck(sip),
  ];
}

/** Where livekit-sip takes calls, as it is reached from this machine. */
function sipTargets({ listen_ip, sip_port, sip_port_listen, tls }: SipSettings): SipTarget[] {
  const host = ['0.0.0.0', '::'].includes(listen_ip) ? '127.0.0.1' : listen_ip;
  const port = sip_port_listen ?? sip_port;
  return [
    { host, port, transport: 'udp' },
    { host, port, transport: 'tcp' },
    ...(tls ? [{ host, port: tls.port, transport: 'tls' as const }] : []),
  ];
}

function expectedPorts(sip: SipSettings, livekit: LiveKitSettings | null): ExpectedPort[] {
  const owned = (owner: string, protocol: 'udp' | 'tcp', port: number | undefined) =>
    port ? [{ owner, protocol, port }] : [];
  const sipPort = sip.sip_port_listen ?? sip.sip_port;
  return [
    ...owned('livekit-sip', 'udp', sipPort),
    ...owned('livekit-sip', 'tcp', sipPort),
    ...owned('livekit-sip', 'tcp', sip.tls?.port),
    ...owned('livekit-sip', 'tcp', sip.health_port),
    ...owned('livekit-server', 'tcp', livekit?.port),
    ...owned('livekit-server', 'udp', livekit?.rtc.udp_port),
    ...owned('livekit-server', 'tcp', livekit?.rtc.tcp_port),
  ];
}

/** Null: it is not on this machine. */
async function readIfThere<Settings>(
  file: string,
  read: (file: string) => Promise<Settings>,
): Promise<Settings | EngineSettingsError | null> {
  try {
    return await read(file);
  } catch (error) {
    if (!(error instanceof EngineSettingsError)) throw error;
    return error.isMissing ? null : error;
  }
}

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));

/** proc_sys_net(5): ip_local_port_range. Null where the system does not tell. */
async function ephemeralPorts(): Promise<{ first: number; last: number } | null> {
  const text = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => null);
  const [first, last] = text?.trim().split(/\s+/).map(Number) ?? [];
  return first === undefined || last === undefined ? null : { first, last };
}
