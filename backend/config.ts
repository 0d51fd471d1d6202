import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { Network } from './access/client-address.ts';
import { hostPattern } from './contract/agents.ts';
import {
  EnvironmentError,
  otlpEndpoint,
  parseEnvironment,
  port,
  serviceToken,
} from './contract/environment.ts';
import { providerName } from './contract/provider-name.ts';
import type { RecordingsConfig } from './recordings/create-store.ts';

const LIVEKIT = 'the address of LiveKit, such as ws://127.0.0.1:7880';
const DATABASE = 'the address of a Postgres, such as postgres://user:password@127.0.0.1:5432/name';
const S3 = 'the address of an S3-compatible server, such as https://s3.example.com';
const OPENAI = 'an address such as https://api.openai.com/v1';
const DEEPGRAM = 'an address such as https://api.deepgram.com';
const MICROS = 'millionths of a dollar, at least 1000';
const TARGETS =
  'name=url pairs with commas between, such as sip=http://127.0.0.1:8082,redis=tcp://127.0.0.1:6380';
const PUBLIC =
  'the address under which people open the page, such as https://switchboard.example.com';
const ORIGINS =
  'origins of pages with commas between, such as https://app.example.com,http://localhost:3000';
const PROXIES = 'addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8';
const KEY = '32 random bytes in base64, such as openssl rand -base64 32 prints';
const POOL = 'how many sandboxes are kept ready, 0 to 50';
const DAYS = 'days, at least 1';
const DAY_MS = 86_400_000;
const MEGABYTES = 'megabytes';
const DRIVERS = ['bubblewrap', 'docker', 'e2b'] as const;
const SIP_ADDRESS = 'host or host:port, such as sip.example.com:5060';
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const livekitUrl = z.url({ protocol: /^(wss?|https?)$/, error: LIVEKIT });

/** Parts of the installation that `/healthz` looks at besides those the backend uses itself. */
const healthTargets = z
  .string()
  .default('')
  .transform((text, context) =>
    text
      .split(',')
      .filter((entry) => entry.trim() !== '')
      .map((entry) => {
        const [, name, url] = /^([a-z][a-z0-9-]*)=((?:https?|tcp):.*)$/.exec(entry.trim()) ?? [];
        if (name !== undefined && url !== undefined && URL.canParse(url)) return { name, url };
        context.addIssue({ code: 'custom', message: TARGETS });
        return z.NEVER;
      }),
  );

const names = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((name) => name.trim()))
  .transform((all) => all.filter((name) => name !== ''));

const credentialsKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length === 32, KEY)
  .optional();

/** Scheme, host and port, without a path. */
const webOrigin = (wanted: string) =>
  z
    .url({ protocol: /^https?$/, error: wanted })
    .transform((text) => new URL(text))
    .refine(({ href, origin }) => href === `${origin}/`, wanted)
    .transform(({ origin }) => origin);

const localUrl = (host: string, port: number) => new URL(`http://${host}:${port}`).origin;

/** An address, or all of a network. */
const network = z.string().transform((text, context): Network => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (ipaddr.isValid(text)) {
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  context.addIssue({ code: 'custom', message: PROXIES });
  return z.NEVER;
});

const provisioningShape = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: DATABASE }),
  DATABASE_WAIT_MS: z.coerce.number('milliseconds').min(0, 'milliseconds').default(30_000),
  LIVEKIT_URL: livekitUrl,
  LIVEKIT_API_KEY: z.string('the API key of LiveKit'),
  LIVEKIT_API_SECRET: z.string('the API secret of LiveKit'),
  SIP_TRUNK_FILE: z.string().default('./sip-trunk.json'),
  CREDENTIALS_KEY: credentialsKey,
  /** For the first agent of a new installation. */
  SEED_WEB_HOSTS: names.pipe(z.array(hostPattern)),
  LOG_LEVEL: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).default('info'),
};

const sipAddress = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i, SIP_ADDRESS)
  .optional();

const backendShape = {
  ...provisioningShape,
  SIP_PUBLIC_ADDRESS: sipAddress,
  /** Of the running stack, which tells it. */
  SIP_ADDRESS: sipAddress,
  SIP_CONFIG_FILE: z.string().default('./sip.yaml'),
  LIVEKIT_CONFIG_FILE: z.string().default('./livekit.yaml'),
  DEEPGRAM_API_KEY: z.string().optional(),
  DEEPGRAM_BASE_URL: z
    .url({ protocol: /^https?$/, error: DEEPGRAM })
    .default('https://api.deepgram.com'),
  BACKEND_HOST: z.string().default('127.0.0.1'),
  BACKEND_PORT: port.default(8080),
  /** Cookies and links are for the whole address. */
  PUBLIC_URL: webOrigin(PUBLIC).optional(),
  CORS_ORIGINS: names.pipe(z.array(webOrigin(ORIGINS))),
  TRUSTED_PROXIES: names.pipe(z.array(network)),
  LIVEKIT_PUBLIC_URL: livekitUrl.optional(),
  SERVICE_TOKEN: serviceToken,
  HEALTH_TARGETS: healthTargets,
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint,
  METRICS_TOKEN: serviceToken.optional(),
  AUDIT_KEEP_DAYS: z.coerce.number(DAYS).int(DAYS).min(1, DAYS).default(400),
  CREDIT_RESERVE_MICROS: z.coerce.number(MICROS).int(MICROS).min(1_000, MICROS).default(50_000),
  OPENAI_API_KEY: z.string('an OpenAI API key'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: OPENAI })
    .default('https://api.openai.com/v1'),
  SUMMARY_MODEL: z.string().default('gpt-4.1-mini'),
  AGENTS_DIR: z.string().default('./data/agents'),
  DASHBOARD_DIR: z.string().default('./dashboard/dist'),
  SANDBOX: z.enum(DRIVERS, { error: DRIVERS.join(', ') }).default('bubblewrap'),
  SANDBOX_POOL: z.coerce.number(POOL).int(POOL).min(0, POOL).max(50, POOL).default(1),
  SANDBOX_POOL_BROWSER: z.enum(['yes', 'no'], 'yes or no').default('yes'),
  SANDBOX_MEMORY_MB: z.coerce.number(MEGABYTES).int(MEGABYTES).min(64, MEGABYTES).default(1_024),
  SANDBOX_WORKSPACE_MB: z.coerce.number(MEGABYTES).int(MEGABYTES).min(1, MEGABYTES).default(256),
  SANDBOX_IMAGE: z.string().default('python:3.13-slim'),
  E2B_API_KEY: z.string().optional(),
  E2B_TEMPLATE: z.string().default('base'),
  SANDBOX_PRIVATE_HOSTS: names,
  WEBHOOK_PRIVATE_HOSTS: names,
  CHROMIUM_PATH: z.string().optional(),
  RECORDINGS_DIR: z.string().default('./data/recordings'),
  RECORDINGS_S3_BUCKET: z.string().optional(),
  RECORDINGS_S3_REGION: z.string().default('us-east-1'),
  RECORDINGS_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: S3 }).optional(),
};

export type Environment = Record<string, string | undefined>;
export type Config = ReturnType<typeof readConfig>;
export type ProvisioningConfig = ReturnType<typeof readProvisioningConfig>;
export type LiveKitConfig = Config['livekit'];
export type HealthTarget = Config['healthTargets'][number];

/**
 * What the backend needs.
 *
 * @throws EnvironmentError naming every variable that does not fit
 */
export function readConfig(environment: Environment) {
  const settings = parseEnvironment(backendShape, environment);
  /** Where the backend's own models are. */
  const models = {
    provider: providerName({ apiKey: settings.OPENAI_API_KEY, baseUrl: settings.OPENAI_BASE_URL }),
    baseUrl: settings.OPENAI_BASE_URL,
    apiKey: settings.OPENAI_API_KEY,
  };
  return {
    ...provisioningConfig(settings),
    host: settings.BACKEND_HOST,
    port: settings.BACKEND_PORT,
    publicUrl: settings.PUBLIC_URL ?? localUrl('127.0.0.1', settings.BACKEND_PORT),
    localUrls: ['localhost', '127.0.0.1'].map((host) => localUrl(host, settings.BACKEND_PORT)),
    /** Of pages elsewhere that may ask for tokens to talk to agents. */
    corsOrigins: settings.CORS_ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    /** LiveKit as browsers reach it. */
    livekitPublicUrl: settings.LIVEKIT_PUBLIC_URL ?? settings.LIVEKIT_URL,
    serviceToken: settings.SERVICE_TOKEN,
    healthTargets: settings.HEALTH_TARGETS,
    otlpEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    metricsToken: settings.METRICS_TOKEN ?? settings.SERVICE_TOKEN,
    keepAuditMs: settings.AUDIT_KEEP_DAYS * DAY_MS,
    recordings: recordingsConfig(settings),
    credit: { creditReserveMicros: settings.CREDIT_RESERVE_MICROS },
    models,
    summaries: { ...models, model: settings.SUMMARY_MODEL },
    /** Under which names the price book has those who provide the models. */
    modelProviders: {
      speech: providerName({
        apiKey: settings.DEEPGRAM_API_KEY ?? '',
        baseUrl: settings.DEEPGRAM_BASE_URL,
      }),
      language: models.provider,
    },
    /** Speech, which the worker uses; null: this process does not know the key. */
    deepgram: {
      apiKey: settings.DEEPGRAM_API_KEY ?? null,
      baseUrl: settings.DEEPGRAM_BASE_URL,
    },
    sip: {
      /** Where carriers reach SIP, as it was set; null: it was not. */
      publicAddress: settings.SIP_PUBLIC_ADDRESS ?? null,
      /** Where it is reached from here. */
      address: settings.SIP_ADDRESS ?? null,
      /** The settings of livekit-sip. */
      configFile: settings.SIP_CONFIG_FILE,
    },
    /** The settings of livekit-server. */
    livekitConfigFile: settings.LIVEKIT_CONFIG_FILE,
    /** `<slug>/files` and `<slug>/skills` of each agent. */
    agentsDir: settings.AGENTS_DIR,
    /** The operator's page, as it was built. */
    dashboardDir: settings.DASHBOARD_DIR,
    /** Hosts and ports of this network that webhooks may be sent to. */
    webhookPrivateHosts: settings.WEBHOOK_PRIVATE_HOSTS,
    sandbox: {
      driver: settings.SANDBOX,
      poolSize: settings.SANDBOX_POOL,
      poolBrowser: settings.SANDBOX_POOL_BROWSER === 'yes',
      dockerImage: settings.SANDBOX_IMAGE,
      e2b: e2bConfig(settings),
      memoryMb: settings.SANDBOX_MEMORY_MB,
      workspaceMb: settings.SANDBOX_WORKSPACE_MB,
      /** Hosts and ports on this machine or in its network that agents may name. */
      privateHosts: settings.SANDBOX_PRIVATE_HOSTS,
      /** Null: the one on the PATH. */
      chromiumPath: settings.CHROMIUM_PATH ?? null,
    },
  };
}

function e2bConfig(settings: z.infer<z.ZodObject<typeof backendShape>>) {
  if (settings.SANDBOX !== 'e2b') return null;
  const { E2B_API_KEY: apiKey, E2B_TEMPLATE: template } = settings;
  if (apiKey !== undefined) return { apiKey, template };
  throw new EnvironmentError('E2B_API_KEY is not set; wanted: a key of E2B, as SANDBOX is "e2b"');
}

function recordingsConfig(settings: z.infer<z.ZodObject<typeof backendShape>>): RecordingsConfig {
  const bucket = settings.RECORDINGS_S3_BUCKET;
  const region = settings.RECORDINGS_S3_REGION;
  const endpoint = settings.RECORDINGS_S3_ENDPOINT;
  const s3 = bucket === undefined ? null : { bucket, region, endpoint };
  return { folder: settings.RECORDINGS_DIR, s3 };
}

/**
 * The part of it that provisioning needs.
 *
 * @throws EnvironmentError naming every variable that does not fit
 */
export function readProvisioningConfig(environment: Environment) {
  return provisioningConfig(parseEnvironment(provisioningShape, environment));
}

function provisioningConfig(settings: z.infer<z.ZodObject<typeof provisioningShape>>) {
  return {
    databaseUrl: settings.DATABASE_URL,
    /** How long a start waits for a database that does not answer yet. */
    databaseWaitMs: settings.DATABASE_WAIT_MS,
    livekit: {
      url: settings.LIVEKIT_URL,
      apiKey: settings.LIVEKIT_API_KEY,
      apiSecret: settings.LIVEKIT_API_SECRET,
    },
    sipTrunkFile: settings.SIP_TRUNK_FILE,
    /** Null: no secrets can be kept. */
    credentialsKey: settings.CREDENTIALS_KEY ?? null,
    seedWebHosts: settings.SEED_WEB_HOSTS,
    logLevel: settings.LOG_LEVEL,
  };
}
