import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadLocalConfig } from '../../config.ts';
import { shopAddress, stackEnvironment, usesSpeech, withoutSecrets } from '../environment.ts';
import { createParts } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SECRETS = {
  livekitApiSecret: 'livekit',
  serviceToken: 'service',
  postgresPassword: 'pg',
  credentialsKey: 'k',
};
const program = () => ({ command: 'engine', args: [] });

function partsOf(environment: Record<string, string>) {
  const config = loadLocalConfig({ DATA_DIR: folder, ...environment });
  return createParts({
    config,
    engines: { livekit: program, sip: program },
    settingsFiles: { livekit: 'livekit.yaml', sip: 'sip.yaml' },
    runFolder: join(folder, 'run'),
    environment,
    inherited: withoutSecrets(environment),
    shared: stackEnvironment(config, SECRETS),
    usesSpeech: usesSpeech(config),
    shopAddress: shopAddress(config),
  });
}
const namesOf = (environment: Record<string, string>) =>
  partsOf(environment).map(({ name }) => name);

it('are all of them without an account', () => {
  expect(namesOf({})).toEqual([
    'redis',
    'postgres',
    'livekit',
    'sip',
    'speech',
    'shop',
    'backend',
    'worker',
  ]);
});

it('leave out what the user brings', () => {
  const DATABASE_URL = 'postgres://elsewhere/switchboard';
  expect(namesOf({ DATABASE_URL })).not.toContain('postgres');
  expect(namesOf({ DEEPGRAM_API_KEY: 'key' })).toContain('speech');
  expect(namesOf({ DEEPGRAM_API_KEY: 'key' })).toContain('shop');
  expect(namesOf({ OPENAI_API_KEY: 'key' })).not.toContain('shop');
  expect(namesOf({ DEEPGRAM_API_KEY: 'key', OPENAI_API_KEY: 'key' })).not.toContain('speech');
});

it('need only parts that are there', () => {
  const parts = partsOf({ DATABASE_URL: 'postgres://elsewhere/x', OPENAI_API_KEY: 'key' });
  const names = parts.map(({ name }) => name);
  expect(parts.flatMap(({ needs }) => needs).filter((need) => !names.includes(need))).toEqual([]);
});

it('let agents onto the pages of the demo, beside the hosts that are given', () => {
  const hostsOf = (environment: Record<string, string>) =>
    partsOf(environment).find(({ name }) => name === 'backend')?.env;
  expect(hostsOf({})).toMatchObject({
    SANDBOX_PRIVATE_HOSTS: '127.0.0.1:8091',
    SEED_WEB_HOSTS: '127.0.0.1:8091',
  });
  const SANDBOX_PRIVATE_HOSTS = '10.0.0.5';
  expect(hostsOf({ SANDBOX_PRIVATE_HOSTS, SHOP_PORT: '9000' })).toMatchObject({
    SANDBOX_PRIVATE_HOSTS: '10.0.0.5,127.0.0.1:9000',
  });
  const withKey = hostsOf({ SANDBOX_PRIVATE_HOSTS, OPENAI_API_KEY: 'key' });
  expect(withKey).toMatchObject({ SANDBOX_PRIVATE_HOSTS });
  expect(withKey).not.toHaveProperty('SEED_WEB_HOSTS');
});

it('get no secret that is not theirs', () => {
  const environment = { TRUNK_PASSWORD: 'word', DATABASE_URL: 'postgres://user:pw@elsewhere/x' };
  const secretsOf = (name: string) => {
    const { env = {} } = partsOf(environment).find((part) => part.name === name) ?? {};
    return Object.keys(env).filter((variable) => /KEY|SECRET|TOKEN|PASSW|DATABASE/.test(variable));
  };
  expect(secretsOf('redis')).toEqual([]);
  expect(secretsOf('speech')).toEqual([]);
  expect(secretsOf('livekit')).toEqual(['LIVEKIT_KEYS']);
  expect(secretsOf('sip')).toEqual(['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']);
  expect(secretsOf('worker')).not.toContain('DATABASE_URL');
  expect(secretsOf('worker')).not.toContain('TRUNK_PASSWORD');
  expect(secretsOf('backend')).toEqual(expect.arrayContaining(['TRUNK_PASSWORD', 'DATABASE_URL']));
});
