import { join } from 'node:path';
import type { LocalConfig, Provider } from '../config.ts';
import type { Secrets } from './secrets.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The name of the key that `livekit.yaml` signs its webhooks with. */
export const LIVEKIT_API_KEY = 'switchboard';

/** With neither key nor address of its own, a provider's part is played by the speech server. */
export const isOffline = ({ apiKey, baseUrl }: Provider): boolean => !apiKey && !baseUrl;

/** Whether the offline speech server is part of the stack. */
export const usesSpeech = ({ deepgram, openai }: Pick<LocalConfig, 'deepgram' | 'openai'>) =>
  isOffline(deepgram) || isOffline(openai);

/** host:port of the pages that the scripted model knows its way about; null: it is not in use. */
export const shopAddress = ({ openai, ports }: Pick<LocalConfig, 'openai' | 'ports'>) =>
  isOffline(openai) ? `127.0.0.1:${ports.SHOP_PORT}` : null;

/** What every process around a running stack needs to know: the content of `DATA_DIR/stack.env`. */
export function stackEnvironment(config: LocalConfig, secrets: Secrets) {
  const { ports, hostIp, deepgram, openai } = config;
  const speech = `http://127.0.0.1:${ports.SPEECH_PORT}`;
  return {
    LIVEKIT_URL: `ws://127.0.0.1:${ports.LIVEKIT_PORT}`,
    LIVEKIT_API_KEY,
    LIVEKIT_API_SECRET: secrets.livekitApiSecret,
    SERVICE_TOKEN: secrets.serviceToken,
    CREDENTIALS_KEY: secrets.credentialsKey,
    DATABASE_URL:
      config.databaseUrl ??
      `postgres://postgres:${secrets.postgresPassword}@127.0.0.1:${ports.POSTGRES_PORT}/switchboard`,
    BACKEND_HOST: config.backendHost,
    PUBLIC_URL: config.publicUrl,
    BACKEND_PORT: String(ports.BACKEND_PORT),
    BACKEND_URL: `http://127.0.0.1:${ports.BACKEND_PORT}`,
    AGENT_NAME: config.agentName,
    DEEPGRAM_API_KEY: deepgram.apiKey ?? 'offline',
    DEEPGRAM_BASE_URL: isOffline(deepgram) ? speech : deepgram.baseUrl,
    OPENAI_API_KEY: openai.apiKey ?? 'offline',
    OPENAI_BASE_URL: isOffline(openai) ? `${speech}/v1` : openai.baseUrl,
    SIP_TRUNK_FILE: config.sipTrunkFile,
    SIP_ADDRESS: `${hostIp}:${ports.SIP_PORT}`,
    // As they are laid out for this stack: the doctor looks at them.
    SIP_CONFIG_FILE: join(config.dataDir, 'run', 'sip.yaml'),
    LIVEKIT_CONFIG_FILE: join(config.dataDir, 'run', 'livekit.yaml'),
    RECORDINGS_DIR: join(config.dataDir, 'recordings'),
    LOG_LEVEL: config.logLevel,
  };
}

export type StackEnvironment = ReturnType<typeof stackEnvironment>;

/** The named variables alone: a part gets no secret that it does not need. */
export function pick(environment: Environment, names: readonly string[]): Environment {
  return Object.fromEntries(names.map((name) => [name, environment[name]]));
}

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL/;

/** What a part inherits from the environment of `npm start`: everything but secrets. */
export function withoutSecrets(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !SECRET.test(name)));
}
