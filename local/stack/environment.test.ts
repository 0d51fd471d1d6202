import { describe, expect, it } from 'vitest';
import { loadLocalConfig } from '../config.ts';
import { shopAddress, stackEnvironment, withoutSecrets } from './environment.ts';

const SECRETS = {
  livekitApiSecret: 'livekit',
  serviceToken: 'service',
  postgresPassword: 'pg',
  credentialsKey: 'k',
};
const environmentOf = (settings: Record<string, string>) =>
  stackEnvironment(loadLocalConfig(settings), SECRETS);

describe('stackEnvironment', () => {
  it('has the offline server play the providers that there is no account for', () => {
    expect(environmentOf({ SPEECH_PORT: '9000' })).toMatchObject({
      DEEPGRAM_API_KEY: 'offline',
      DEEPGRAM_BASE_URL: 'http://127.0.0.1:9000',
      OPENAI_API_KEY: 'offline',
      OPENAI_BASE_URL: 'http://127.0.0.1:9000/v1',
    });
  });

  it('leaves the address of a provider to the caller when there is only a key', () => {
    const { DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL } = environmentOf({ DEEPGRAM_API_KEY: 'mine' });
    expect({ DEEPGRAM_API_KEY, DEEPGRAM_BASE_URL }).toEqual({ DEEPGRAM_API_KEY: 'mine' });
  });

  it('respects the address of a server of one’s own, with or without a key', () => {
    const OPENAI_BASE_URL = 'http://10.0.0.5/v1';
    expect(environmentOf({ OPENAI_BASE_URL })).toMatchObject({
      OPENAI_BASE_URL,
      OPENAI_API_KEY: 'offline',
    });
    expect(environmentOf({ OPENAI_BASE_URL, OPENAI_API_KEY: 'mine' })).toMatchObject({
      OPENAI_BASE_URL,
      OPENAI_API_KEY: 'mine',
    });
  });

  it('names the database of the stack, or the one that is given', () => {
    expect(environmentOf({}).DATABASE_URL).toBe(
      'postgres://postgres:pg@127.0.0.1:5433/switchboard',
    );
    expect(environmentOf({ DATABASE_URL: 'postgres://db/x' }).DATABASE_URL).toBe('postgres://db/x');
  });
});

it('shopAddress is there with the scripted model alone', () => {
  const addressOf = (settings: Record<string, string>) => shopAddress(loadLocalConfig(settings));
  expect(addressOf({ PORT_OFFSET: '1000' })).toBe('127.0.0.1:9091');
  expect(addressOf({ OPENAI_BASE_URL: 'http://10.0.0.5/v1' })).toBeNull();
});

it('withoutSecrets keeps what is no secret', () => {
  const environment = {
    PATH: '/bin',
    LOG_LEVEL: 'debug',
    DATABASE_URL: 'postgres://user:password@host/name',
    OPENAI_API_KEY: 'key',
    TRUNK_PASSWORD: 'word',
    SERVICE_TOKEN: 'token',
    LIVEKIT_API_SECRET: 'secret',
  };
  expect(withoutSecrets(environment)).toEqual({ PATH: '/bin', LOG_LEVEL: 'debug' });
});
