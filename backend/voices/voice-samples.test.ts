import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { ServiceError } from '../errors.ts';
import { VoiceSamples } from './voice-samples.ts';

let answer = { status: 200, body: 'RIFF' };
let asked: { url: string; key: string | undefined; body: string }[] = [];
const server = createServer(async (request, response) => {
  asked.push({
    url: request.url ?? '',
    key: request.headers.authorization,
    body: await text(request),
  });
  response.writeHead(answer.status).end(answer.body);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;
const baseUrl = `http://127.0.0.1:${port}`;

const sample = { voice: 'aura-2-thalia-en', language: 'en', text: 'That is $5.' };
const codeOf = (error: unknown) => (error instanceof ServiceError ? error.code : error);
const failure = (samples: VoiceSamples, wanted = sample) => samples.speak(wanted).catch(codeOf);

beforeEach(() => {
  asked = [];
  answer = { status: 200, body: 'RIFF' };
});

it('says a text as an agent would say it, and asks once for what it has said', async () => {
  const samples = new VoiceSamples({ apiKey: 'secret', baseUrl });
  for (const _ of [1, 2]) {
    expect(Buffer.from(await samples.speak(sample)).toString()).toBe('RIFF');
  }
  expect(asked).toEqual([
    {
      url: '/v1/speak?model=aura-2-thalia-en&encoding=linear16&container=wav',
      key: 'Token secret',
      body: JSON.stringify({ text: 'That is five dollars.' }),
    },
  ]);
});

it('does not say the marks of what must be heard', async () => {
  const marked = { ...sample, text: '<must-hear>This call is recorded.</must-hear> Hello.' };
  await new VoiceSamples({ apiKey: 'secret', baseUrl }).speak(marked);
  expect(asked[0]?.body).toBe(JSON.stringify({ text: 'This call is recorded. Hello.' }));
});

it.each([
  [400, 'invalid_request'],
  [401, 'unavailable'],
  [500, 'unavailable'],
])('tells when the provider answers %i', async (status, code) => {
  answer = { status, body: JSON.stringify({ err_msg: 'No such model.' }) };
  const samples = new VoiceSamples({ apiKey: 'secret', baseUrl });
  expect(await failure(samples)).toBe(code);
  // What failed is not kept.
  answer = { status: 200, body: 'RIFF' };
  await samples.speak(sample);
});

it('tells when there is no provider, or it does not answer', async () => {
  expect(await failure(new VoiceSamples({ apiKey: null, baseUrl }))).toBe('unavailable');
  const away = new VoiceSamples({ apiKey: 'secret', baseUrl: 'http://127.0.0.1:9' });
  expect(await failure(away)).toBe('unavailable');
});

it('does not let a crowd of requests wait', async () => {
  const samples = new VoiceSamples({ apiKey: 'secret', baseUrl });
  const texts = Array.from({ length: 20 }, (_, at) => ({ ...sample, text: `Number ${at}.` }));
  const results = await Promise.all(texts.map((wanted) => failure(samples, wanted)));
  expect(results.filter((result) => result === 'rate_limited')).toHaveLength(10);
});
