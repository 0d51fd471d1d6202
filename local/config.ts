import { resolve } from 'node:path';
import { z } from 'zod';
import {
  EnvironmentError,
  parseEnvironment,
  port,
  serviceToken,
} from '../backend/contract/environment.ts';

/** Every port the stack listens on, each in the variable of the same name, with its default. */
const DEFAULT_PORTS = {
  BACKEND_PORT: 8080,
  WORKER_PORT: 8081,
  SIP_HEALTH_PORT: 8082,
  SPEECH_PORT: 8090,
  SHOP_PORT: 8091,
  LIVEKIT_PORT: 7880,
  LIVEKIT_TCP_PORT: 7881,
  LIVEKIT_UDP_PORT: 7882,
  SIP_PORT: 5060,
  REDIS_PORT: 6380,
  POSTGRES_PORT: 5433,
} as const;
const DEFAULT_RTP_PORTS = { first: 10_000, last: 10_200 };
/** The highest default port, moved this far, still is a port. */
const LARGEST_OFFSET = 50_000;

export type PortName = keyof typeof DEFAULT_PORTS;
interface PortRange {
  readonly first: number;
  readonly last: number;
}
/** A provider as the environment gives it: with neither, the offline one stands in. */
export interface Provider {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
}

/** The settings of a stack on this machine. Folders are absolute. */
export interface LocalConfig {
  /** Everything this stack writes. One stack at a time. */
  readonly dataDir: string;
  /** What can be made again: built engines, model weights. Shared by stacks. */
  readonly cacheDir: string;
  /** The address at which callers and browsers reach SIP and media. */
  readonly hostIp: string;
  readonly backendHost: string;
  /** Where people open the operator's page. */
  readonly publicUrl: string;
  readonly ports: Readonly<Record<PortName, number>>;
  readonly rtpPorts: PortRange;
  readonly engines: 'auto' | 'docker' | 'go' | 'path';
  /** A Postgres of one's own; without it the stack runs one. */
  readonly databaseUrl: string | undefined;
  readonly deepgram: Provider;
  readonly openai: Provider;
  /** Secrets of one's own; without them the stack makes its own. */
  readonly livekitApiSecret: string | undefined;
  readonly serviceToken: string | undefined;
  readonly agentName: string;
  readonly sipTrunkFile: string;
  readonly logLevel: string;
}

const offset = z.coerce
  .number(`a whole number from 0 to ${LARGEST_OFFSET}`)
  .int(`a whole number from 0 to ${LARGEST_OFFSET}`)
  .min(0, `a whole number from 0 to ${LARGEST_OFFSET}`)
  .max(LARGEST_OFFSET, `a whole number from 0 to ${LARGEST_OFFSET}`)
  .default(0);

const WANTED_RANGE = 'a range of ports such as 10000-10200';
const portRange = z
  .string()
  .regex(/^\d+-\d+$/, WANTED_RANGE)
  .transform((text) => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return { first, last };
  })
  .refine(({ first, last }) => 0 < first && first < last && last <= 65_535, WANTED_RANGE);

const folder = z.string().transform((path) => resolve(path));
const apiKey = z.string().optional();
const baseUrl = z.url('an address such as https://api.openai.com/v1').optional();

/**
 * Reads the settings of the local stack.
 *
 * @throws EnvironmentError naming each variable that does not fit, what it is and what is wanted
 */
export function loadLocalConfig(environment: Record<string, string | undefined>): LocalConfig {
  const { PORT_OFFSET: moved } = parseEnvironment({ PORT_OFFSET: offset }, environment);
  const portOf = (name: PortName) => port.default(DEFAULT_PORTS[name] + moved);
  const settings = parseEnvironment(
    {
      DATA_DIR: folder.prefault('data'),
      CACHE_DIR: folder.prefault('.cache'),
      HOST_IP: z.ipv4('an IPv4 address of this machine').default('127.0.0.1'),
      BACKEND_HOST: z.string().default('127.0.0.1'),
      PUBLIC_URL: z.url('an address such as https://switchboard.example.com').optional(),
      RTP_PORTS: portRange.prefault(
        `${DEFAULT_RTP_PORTS.first + moved}-${DEFAULT_RTP_PORTS.last + moved}`,
      ),
      ENGINES: z.enum(['auto', 'docker', 'go', 'path'], 'auto, docker, go or path').default('auto'),
      DATABASE_URL: z
        .url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgres://user@host/name' })
        .optional(),
      DEEPGRAM_API_KEY: apiKey,
      DEEPGRAM_BASE_URL: baseUrl,
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: baseUrl,
      // livekit-server refuses to start with a shorter one.
      LIVEKIT_API_SECRET: z.string().min(32, 'a secret of at least 32 characters').optional(),
      SERVICE_TOKEN: serviceToken.optional(),
      AGENT_NAME: z.string().default('switchboard'),
      SIP_TRUNK_FILE: folder.prefault('sip-trunk.json'),
      LOG_LEVEL: z.string().default('info'),
      BACKEND_PORT: portOf('BACKEND_PORT'),
      WORKER_PORT: portOf('WORKER_PORT'),
      SIP_HEALTH_PORT: portOf('SIP_HEALTH_PORT'),
      SPEECH_PORT: portOf('SPEECH_PORT'),
      SHOP_PORT: portOf('SHOP_PORT'),
      LIVEKIT_PORT: portOf('LIVEKIT_PORT'),
      LIVEKIT_TCP_PORT: portOf('LIVEKIT_TCP_PORT'),
      LIVEKIT_UDP_PORT: portOf('LIVEKIT_UDP_PORT'),
      SIP_PORT: portOf('SIP_PORT'),
      REDIS_PORT: portOf('REDIS_PORT'),
      POSTGRES_PORT: portOf('POSTGRES_PORT'),
    },
    environment,
  );
  const names = Object.keys(DEFAULT_PORTS) as PortName[];
  const ports = Object.fromEntries(names.map((name) => [name, settings[name]]));
  rejectSharedPorts(ports);
  // To listen everywhere is no address to go to.
  const pageHost = settings.BACKEND_HOST === '0.0.0.0' ? settings.HOST_IP : settings.BACKEND_HOST;
  return {
    dataDir: settings.DATA_DIR,
    cacheDir: settings.CACHE_DIR,
    hostIp: settings.HOST_IP,
    backendHost: settings.BACKEND_HOST,
    publicUrl: settings.PUBLIC_URL ?? `http://${pageHost}:${settings.BACKEND_PORT}`,
    ports: ports as Record<PortName, number>,
    rtpPorts: settings.RTP_PORTS,
    engines: settings.ENGINES,
    databaseUrl: settings.DATABASE_URL,
    deepgram: { apiKey: settings.DEEPGRAM_API_KEY, baseUrl: settings.DEEPGRAM_BASE_URL },
    openai: { apiKey: settings.OPENAI_API_KEY, baseUrl: settings.OPENAI_BASE_URL },
    livekitApiSecret: settings.LIVEKIT_API_SECRET,
    serviceToken: settings.SERVICE_TOKEN,
    agentName: settings.AGENT_NAME,
    sipTrunkFile: settings.SIP_TRUNK_FILE,
    logLevel: settings.LOG_LEVEL,
  };
}

function rejectSharedPorts(ports: Record<string, number>): void {
  const taken = new Map<number, string>();
  for (const [name, number] of Object.entries(ports)) {
    const other = taken.get(number);
    if (other) {
      throw new EnvironmentError(`${name} is ${number}, as ${other} is; wanted: a port of its own`);
    }
    taken.set(number, name);
  }
}
