import { expect, it } from 'vitest';
import { EnvironmentError } from '../backend/contract/environment.ts';
import { readConfig } from './config.ts';

const complete = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
  SERVICE_TOKEN: 'sixteen-or-longer',
  DEEPGRAM_API_KEY: 'dg',
  OPENAI_API_KEY: 'oa',
};

it('needs no more than addresses and keys', () => {
  const config = readConfig(complete);
  expect(config.agentName).toBe('switchboard');
  expect(config.deepgram.baseUrl).toBe('https://api.deepgram.com');
  expect(config.maxCalls).toBeGreaterThan(0);
});

it.each([
  ['a missing variable', { LIVEKIT_URL: undefined }, /LIVEKIT_URL is not set; wanted: a ws:\/\//],
  ['an empty variable', { OPENAI_API_KEY: '' }, /OPENAI_API_KEY is not set/],
  ['what was found', { WORKER_PORT: 'abc' }, /WORKER_PORT is "abc"; wanted: a whole number/],
  [
    'every fault at once',
    { LIVEKIT_API_KEY: '', AGENT_NAME: 'No!' },
    /LIVEKIT_API_KEY[\s\S]*AGENT_NAME/,
  ],
])('names %s', (_title, changes, message) => {
  const read = () => readConfig({ ...complete, ...changes });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(message);
});

it('never shows a secret', () => {
  const read = () => readConfig({ ...complete, SERVICE_TOKEN: 'too-short' });
  expect(read).toThrow(/SERVICE_TOKEN/);
  expect(read).not.toThrow(/too-short/);
});
