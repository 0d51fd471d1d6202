import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { initializeLogger, stt, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { DeepgramStt } from './deepgram-stt.ts';
import { DeepgramTts, voiceSocket } from './deepgram-tts.ts';
import { faultOf } from './fault.ts';

let server: WebSocketServer;
/** One for each connection: its socket and what it was sent. */
let connections: {
  socket: WebSocket;
  asked: URLSearchParams;
  texts: Record<string, unknown>[];
  audio: Buffer[];
}[] = [];

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  connections = [];
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket, { url = '' }) => {
    const asked = new URL(url, 'http://localhost').searchParams;
    const connection = {
      socket,
      asked,
      texts: [] as Record<string, unknown>[],
      audio: [] as Buffer[],
    };
    connections.push(connection);
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) connection.audio.push(data);
      else connection.texts.push(JSON.parse(data.toString()));
    });
  });
  await once(server, 'listening');
});
afterEach(() => {
  for (const { socket } of connections) socket.terminate();
  server.close();
});

const options = () => ({
  apiKey: 'key',
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
});
const connected = () =>
  vi.waitFor(() => {
    const connection = connections.at(-1);
    if (!connection) throw new Error('not connected');
    return connection;
  });

function recognise(...languages: [string, ...string[]]) {
  const recogniser = new DeepgramStt({ ...options(), model: 'nova-3', languages });
  const faults: string[] = [];
  recogniser.on('error', ({ error }) => faults.push(faultOf(error).kind));
  const stream = recogniser.stream();
  const heard: string[] = [];
  const languagesHeard: string[] = [];
  void (async () => {
    for await (const { type, alternatives } of stream) {
      if (alternatives) languagesHeard.push(alternatives[0].language);
      heard.push(`${stt.SpeechEventType[type]} ${alternatives?.[0].text ?? ''}`.trim());
    }
  })();
  return { stream, heard, languagesHeard, faults };
}

/** Loud enough not to be taken for silence, which is not sent. */
const frame = (samples: number) =>
  new AudioFrame(
    Int16Array.from({ length: samples }, (_, n) => (n % 2 === 0 ? 5_000 : -5_000)),
    16_000,
    1,
    samples,
  );
const result = (transcript: string, is_final: boolean, languages?: string[]) =>
  JSON.stringify({
    type: 'Results',
    is_final,
    channel: { alternatives: [{ transcript, confidence: 0.9, languages }] },
  });

it('sends audio in blocks of 20 ms, and the rest when it is flushed', async () => {
  const { stream } = recognise('en');
  const { audio, texts } = await connected();
  for (const samples of [160, 160, 160]) stream.pushFrame(frame(samples));
  await vi.waitFor(() => expect(audio.map(({ length }) => length)).toEqual([640]));
  stream.flush();
  await vi.waitFor(() => expect(audio.map(({ length }) => length)).toEqual([640, 320]));
  await vi.waitFor(() => expect(texts).toEqual([{ type: 'Finalize' }]));
});

it('hears guesses and words, and that it is listened to without any', async () => {
  const { heard } = recognise('en');
  const { socket } = await connected();
  socket.send(result('hel', false));
  socket.send(result('', false));
  socket.send(JSON.stringify({ type: 'Metadata', channel: [0, 1] }));
  socket.send(result('hello', true));
  await vi.waitFor(() =>
    expect(heard).toEqual(['INTERIM_TRANSCRIPT hel', 'START_OF_SPEECH', 'FINAL_TRANSCRIPT hello']),
  );
});

it('listens for one language as such', async () => {
  const { languagesHeard } = recognise('de');
  const { socket, asked } = await connected();
  expect([asked.getAll('language'), asked.getAll('language_hint')]).toEqual([['de'], []]);
  socket.send(result('guten Tag', true));
  await vi.waitFor(() => expect(languagesHeard).toEqual(['de']));
});

it('listens for several languages, and tells which one it heard', async () => {
  const { languagesHeard } = recognise('en', 'de');
  const { socket, asked } = await connected();
  expect([
    asked.getAll('language'),
    asked.getAll('language_hint'),
    asked.get('endpointing'),
  ]).toEqual([['multi'], ['en', 'de'], '100']);
  socket.send(result('guten Tag', false, ['de', 'en']));
  socket.send(result('guten Tag', true));
  await vi.waitFor(() => expect(languagesHeard).toEqual(['de', 'multi']));
});

it.each([
  ['garbage', (socket: WebSocket) => socket.send('<html>')],
  ['unavailable', (socket: WebSocket) => socket.close()],
])('tells of %s', async (kind, spoil) => {
  const { faults } = recognise('en');
  spoil((await connected()).socket);
  await vi.waitFor(() => expect(faults).toEqual([kind]));
});

it('tells what it was sent', async () => {
  const recogniser = new DeepgramStt({ ...options(), model: 'nova-3', languages: ['en'] });
  const used: number[] = [];
  recogniser.on('metrics_collected', ({ audioDurationMs }) => used.push(audioDurationMs));
  const stream = recogniser.stream();
  await connected();
  for (let n = 0; n < 260; n += 1) stream.pushFrame(frame(320));
  stream.endInput();
  await vi.waitFor(() => expect(used).toEqual([5_000, 200]));
});

function speak() {
  const voice = { ...options(), model: 'aura', sampleRate: 24_000 };
  const socket = voiceSocket(voice);
  const speaker = new DeepgramTts(voice, socket);
  const faults: string[] = [];
  speaker.on('error', ({ error }) => faults.push(faultOf(error).kind));
  return { socket, speaker, faults };
}

async function samplesOf(stream: tts.SynthesizeStream): Promise<number[]> {
  const samples: number[] = [];
  for await (const audio of stream) {
    if (audio !== tts.SynthesizeStream.END_OF_STREAM) samples.push(...audio.frame.data);
  }
  return samples;
}

it('speaks on a connection that was open before there was something to say', async () => {
  const { socket, speaker } = speak();
  socket.prepare();
  socket.prepare();
  await connected();
  speaker.stream().pushText('Of course, I can ');
  await vi.waitFor(() => expect(connections[0]?.texts.length).toBeGreaterThan(0));
  expect(connections).toHaveLength(1);
});

it('has the first clause spoken while the sentence is being written', async () => {
  const { speaker } = speak();
  const stream = speaker.stream();
  stream.pushText('Of course, I can ');
  const { texts } = await connected();
  await vi.waitFor(() =>
    expect(texts).toEqual([{ type: 'Speak', text: 'Of course,' }, { type: 'Flush' }]),
  );
});

it('passes audio on, whole samples only, until all has been spoken', async () => {
  const { speaker } = speak();
  const stream = speaker.stream();
  stream.pushText('Good morning.');
  stream.endInput();
  const { socket, texts } = await connected();
  await vi.waitFor(() => expect(texts).toHaveLength(2));
  socket.send(Buffer.from([1, 0, 2]));
  socket.send(Buffer.from([0, 3, 0]));
  socket.send(JSON.stringify({ type: 'Flushed' }));
  expect(await samplesOf(stream)).toEqual([1, 2, 3]);
});

it.each([
  ['garbage', (socket: WebSocket) => socket.send('<html>')],
  ['garbage', (socket: WebSocket) => socket.send(JSON.stringify({ type: 'Error' }))],
  ['unavailable', (socket: WebSocket) => socket.close()],
])('tells of a voice that is %s', async (kind, spoil) => {
  const { speaker, faults } = speak();
  const stream = speaker.stream();
  stream.pushText('Good morning.');
  stream.endInput();
  const { socket, texts } = await connected();
  await vi.waitFor(() => expect(texts).toHaveLength(2));
  spoil(socket);
  await vi.waitFor(() => expect(faults).toEqual([kind]));
});
