import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { EnvironmentError } from './contract/environment.ts';

const ENOUGH = {
  DATABASE_URL: 'postgres://me:hidden@127.0.0.1:5433/switchboard',
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
  SERVICE_TOKEN: 'a-token-of-enough-characters',
  OPENAI_API_KEY: 'sk-hidden',
};

it('needs little, and has defaults for the rest', () => {
  expect(readConfig(ENOUGH)).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    databaseWaitMs: 30_000,
    livekitPublicUrl: 'ws://127.0.0.1:7880',
    sipTrunkFile: './sip-trunk.json',
    healthTargets: [],
    seedWebHosts: [],
    logLevel: 'info',
  });
});

it('reads the parts whose health counts', () => {
  const { healthTargets } = readConfig({
    ...ENOUGH,
    HEALTH_TARGETS: 'sip=http://127.0.0.1:8082, redis=tcp://127.0.0.1:6380,',
  });
  expect(healthTargets).toEqual([
    { name: 'sip', url: 'http://127.0.0.1:8082' },
    { name: 'redis', url: 'tcp://127.0.0.1:6380' },
  ]);
});

it('reads the hosts of the first agent', () => {
  const SEED_WEB_HOSTS = '127.0.0.1:8091, *.example.com';
  const { seedWebHosts } = readConfig({ ...ENOUGH, SEED_WEB_HOSTS });
  expect(seedWebHosts).toEqual(['127.0.0.1:8091', '*.example.com']);
});

it('takes this machine for where people open the page, unless told', () => {
  expect(readConfig({ ...ENOUGH, BACKEND_PORT: '9090' })).toMatchObject({
    publicUrl: 'http://127.0.0.1:9090',
    localUrls: ['http://localhost:9090', 'http://127.0.0.1:9090'],
    trustedProxies: [],
  });
  const told = { PUBLIC_URL: 'https://calls.example.com/', TRUSTED_PROXIES: '127.0.0.1, fd00::/8' };
  const { publicUrl, trustedProxies } = readConfig({ ...ENOUGH, ...told });
  expect(publicUrl).toBe('https://calls.example.com');
  expect(trustedProxies.map(([address, length]) => `${address}/${length}`)).toEqual([
    '127.0.0.1/32',
    'fd00::/8',
  ]);
});

it('lets no page of another origin ask for tokens, unless told', () => {
  expect(readConfig(ENOUGH).corsOrigins).toEqual([]);
  const CORS_ORIGINS = 'https://app.example.com/, http://localhost:3000';
  const { corsOrigins } = readConfig({ ...ENOUGH, CORS_ORIGINS });
  expect(corsOrigins).toEqual(['https://app.example.com', 'http://localhost:3000']);
});

it('needs a key for sandboxes of E2B', () => {
  const SANDBOX = 'e2b';
  const { sandbox } = readConfig({ ...ENOUGH, SANDBOX, E2B_API_KEY: 'e2b_hidden' });
  expect(sandbox.e2b).toEqual({ apiKey: 'e2b_hidden', template: 'base' });
  expect(() => readConfig({ ...ENOUGH, SANDBOX })).toThrow('E2B_API_KEY is not set; wanted: ');
});

it('names everything that is missing', () => {
  const names = Object.keys(ENOUGH);
  expect(() => readConfig({})).toThrow(
    new RegExp(names.map((name) => `${name} is not set; wanted: .+`).join('\n')),
  );
});

it.each([
  [
    'PUBLIC_URL',
    'https://example.com/page',
    'PUBLIC_URL is "https://example.com/page"; wanted: the',
  ],
  ['CORS_ORIGINS', '*', 'CORS_ORIGINS is "*"; wanted: origins of pages'],
  ['AUDIT_KEEP_DAYS', '0', 'AUDIT_KEEP_DAYS is "0"; wanted: days, at least 1'],
  ['TRUSTED_PROXIES', 'nginx', 'TRUSTED_PROXIES is "nginx"; wanted: addresses or networks'],
  ['BACKEND_PORT', '80800', 'BACKEND_PORT is "80800"; wanted: a port from 1 to 65535'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; wanted: one of trace, debug'],
  ['LIVEKIT_URL', 'localhost:7880', 'wanted: the address of LiveKit, such as'],
  ['HEALTH_TARGETS', 'sip', 'HEALTH_TARGETS is "sip"; wanted: name=url pairs'],
  ['HEALTH_TARGETS', 'db=postgres://x', 'HEALTH_TARGETS is "db=postgres://x"; wanted'],
  ['SEED_WEB_HOSTS', 'http://x', 'SEED_WEB_HOSTS is "http://x"; wanted: a host such as'],
  ['SANDBOX', 'cloud', 'SANDBOX is "cloud"; wanted: bubblewrap, docker, e2b'],
  ['DATABASE_WAIT_MS', 'long', 'DATABASE_WAIT_MS is "long"; wanted: milliseconds'],
])('says of %s=%s what is wanted', (name, value, message) => {
  const read = () => readConfig({ ...ENOUGH, [name]: value });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(message);
});

it.each(['DATABASE_URL', 'SERVICE_TOKEN'])('does not show the value of %s', (name) => {
  expect(() => readConfig({ ...ENOUGH, [name]: 'hidden' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hidden') }),
  );
});
