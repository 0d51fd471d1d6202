import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { createSpeech } from './speech.ts';
import { encodeWav, pcmOf } from './wav.ts';

let server: Server;
afterEach(() => void server.close());

interface Seen {
  request: IncomingMessage;
  body: Buffer;
}

/** A server that gives one answer, and what it was asked. */
async function answering(status: number, answer: Buffer | string) {
  const seen: Seen[] = [];
  server = createServer(async (request, response) => {
    seen.push({ request, body: await buffer(request) });
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { seen, speech: createSpeech({ apiKey: 'key', baseUrl: `http://127.0.0.1:${port}` }) };
}

const samples = Int16Array.from([1, -2, 3]);

test('text becomes telephone audio', async () => {
  const { seen, speech } = await answering(200, pcmOf(samples));
  expect(await speech.speak('Hello')).toEqual(samples);
  expect(seen[0]?.request.url).toBe('/v1/speak?encoding=linear16&sample_rate=8000&container=none');
  expect(seen[0]?.request.headers.authorization).toBe('Token key');
  expect(JSON.parse(String(seen[0]?.body))).toEqual({ text: 'Hello' });
});

test('audio goes out as a WAV file and becomes text', async () => {
  const answer = { results: { channels: [{ alternatives: [{ transcript: 'Good day.' }] }] } };
  const { seen, speech } = await answering(200, JSON.stringify(answer));
  expect(await speech.transcribe(samples)).toBe('Good day.');
  expect(seen[0]?.request.headers['content-type']).toBe('audio/wav');
  expect(seen[0]?.body).toEqual(encodeWav(samples));
});

test('a wrong key is told as one', async () => {
  const { speech } = await answering(401, 'Invalid credentials');
  await expect(speech.speak('Hello')).rejects.toThrow(/could not be made.*401.*DEEPGRAM_API_KEY/);
});

test('an answer that is no transcription is refused', async () => {
  const { speech } = await answering(200, '{"results":{}}');
  await expect(speech.transcribe(samples)).rejects.toThrow(/could not be transcribed/);
});

test('a server that is not there is named', async () => {
  const speech = createSpeech({ apiKey: '', baseUrl: 'http://127.0.0.1:9' });
  await expect(speech.speak('Hello')).rejects.toThrow(/127\.0\.0\.1:9/);
});
