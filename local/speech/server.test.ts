import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { encode } from './audio.ts';
import { type SpeechServer, startServer } from './server.ts';
import { type Client, connect, type ServerMessage } from './testing/client.ts';
import { fakeRecogniser, fakeSynthesiser, silence, silentLog, voice } from './testing/fakes.ts';

let server: SpeechServer;
let clients: Client[];
const address = { host: '127.0.0.1', port: 0 };

beforeEach(async () => {
  clients = [];
  const engines = { recogniser: fakeRecogniser(), synthesiser: fakeSynthesiser() };
  server = await startServer(engines, address, silentLog);
});
afterEach(async () => {
  for (const client of clients) client.close();
  await server.close();
});

async function open(path: string, { port } = server): Promise<Client> {
  const client = await connect(`ws://127.0.0.1:${port}${path}`);
  clients.push(client);
  return client;
}
const pcm = (samples: Float32Array) => encode(samples, 'linear16');
const text = (message: ServerMessage | undefined) => message?.channel?.alternatives[0]?.transcript;

describe('/v1/listen', () => {
  test('sends speech start, interim and final results in the form the Deepgram plugin reads', async () => {
    const client = await open('/v1/listen?interim_results=true&vad_events=true&endpointing=25');
    client.send(pcm(voice(12)));
    await client.until(({ is_final }) => is_final === false);
    client.send(pcm(silence(10)));
    const final = await client.until(({ is_final }) => is_final);

    expect(client.messages[0]).toMatchObject({ type: 'SpeechStarted', channel: [0] });
    expect(final).toMatchObject({
      type: 'Results',
      speech_final: true,
      from_finalize: false,
      channel: { alternatives: [{ transcript: 'word', words: [{ punctuated_word: 'word' }] }] },
      metadata: { request_id: expect.any(String), model_info: { name: 'fake-ears' } },
    });
  });

  test('sends neither speech start nor interim results unasked', async () => {
    const client = await open('/v1/listen');
    client.send(pcm(voice(30)));
    client.send(pcm(silence(10)));
    await client.until(({ is_final }) => is_final);

    expect(client.messages.map(({ type }) => type)).toEqual(['Results']);
  });

  test('takes mu-law at 8 kHz', async () => {
    const client = await open('/v1/listen?encoding=mulaw&sample_rate=8000');
    client.send(encode(voice(10), 'mulaw'));
    client.send(encode(silence(10), 'mulaw'));

    expect(text(await client.until(({ is_final }) => is_final))).toBe('word word');
  });

  test('answers Finalize with what was said so far', async () => {
    const client = await open('/v1/listen');
    client.send(pcm(voice(20)));
    client.send({ type: 'Finalize' });

    expect(await client.until(({ is_final }) => is_final)).toMatchObject({ from_finalize: true });
    expect(client.messages.map(text)).toEqual(['word word']);
  });

  test('answers Finalize in silence with an empty result', async () => {
    const client = await open('/v1/listen');
    client.send({ type: 'Finalize' });

    expect(text(await client.until(({ from_finalize }) => from_finalize))).toBe('');
  });

  test('ends CloseStream with the last words, metadata and a normal close', async () => {
    const client = await open('/v1/listen');
    client.send(pcm(voice(20)));
    client.send({ type: 'CloseStream' });

    expect(await client.closed).toBe(1000);
    expect(client.messages.map(({ type }) => type)).toEqual(['Results', 'Metadata']);
    expect(client.messages[1]?.duration).toBeCloseTo(0.64);
  });

  test('sends UtteranceEnd after the asked silence, once', async () => {
    const client = await open('/v1/listen?utterance_end_ms=20');
    client.send(pcm(voice(20)));
    client.send(pcm(silence(10)));

    expect(await client.until(({ type }) => type === 'UtteranceEnd')).toMatchObject({
      channel: [0, 1],
      last_word_end: expect.closeTo(0.64),
    });
  });

  test.each([
    ['no JSON', '{', 'not JSON'],
    ['an unknown type', '{"type":"Shout"}', 'type: '],
  ])('answers %s with an Error and goes on', async (_, message, problem) => {
    const client = await open('/v1/listen');
    client.sendText(message);
    const error = await client.until(({ type }) => type === 'Error');
    client.send({ type: 'KeepAlive' });
    client.send({ type: 'Finalize' });
    await client.until(({ type }) => type === 'Results');

    expect(error.description).toContain(problem);
  });

  test('keeps two streams apart', async () => {
    const [one, two] = await Promise.all([open('/v1/listen'), open('/v1/listen')]);
    one.send(pcm(voice(10)));
    two.send(pcm(voice(30)));
    one.send({ type: 'CloseStream' });
    two.send({ type: 'CloseStream' });
    await Promise.all([one.closed, two.closed]);

    expect(text(one.messages[0])).toBe('word');
    expect(text(two.messages[0])).toBe('word word word');
  });
});

describe('/v1/speak', () => {
  test('names its model, sends audio of the asked rate, then Flushed', async () => {
    const client = await open('/v1/speak?sample_rate=8000&encoding=linear16');
    client.send({ type: 'Speak', text: 'Two words. ' });
    client.send({ type: 'Flush' });
    await client.until(({ type }) => type === 'Flushed');

    expect(client.messages).toMatchObject([
      { type: 'Metadata', model_name: 'fake-mouth' },
      { type: 'Flushed', sequence_id: 0 },
    ]);
    expect(client.audio().length).toBe(2 * 0.1 * 8_000 * 2);
  });

  test('begins to speak before it is flushed', async () => {
    const client = await open('/v1/speak');
    client.send({ type: 'Speak', text: 'A sentence. Another ' });

    await client.untilAudio();
  });

  test('stops at Clear: no more audio, no Flushed, and the next text is spoken', async () => {
    const client = await open('/v1/speak?sample_rate=16000');
    client.send({ type: 'Speak', text: 'One two three four. '.repeat(50) });
    client.send({ type: 'Flush' });
    client.send({ type: 'Clear' });
    await client.until(({ type }) => type === 'Cleared');
    const before = client.audio().length;
    client.send({ type: 'Speak', text: 'Five. ' });
    client.send({ type: 'Flush' });
    await client.until(({ type }) => type === 'Flushed');

    expect(client.audio().length - before).toBe(1_600 * 2);
    expect(client.messages.map(({ type }) => type)).toEqual(['Metadata', 'Cleared', 'Flushed']);
  });

  test('speaks what is left at Close, then closes normally', async () => {
    const client = await open('/v1/speak?sample_rate=16000');
    client.send({ type: 'Speak', text: 'No full stop' });
    client.send({ type: 'Close' });

    expect(await client.closed).toBe(1000);
    expect(client.audio().length).toBe(3 * 1_600 * 2);
  });

  test.each([
    ['no JSON', '{', 'not JSON'],
    ['an unknown type', '{"type":"Sing"}', 'Speak, Flush, Clear, Close'],
    ['too long a text', JSON.stringify({ type: 'Speak', text: 'a'.repeat(2_001) }), '2000'],
  ])('answers %s with an Error', async (_, message, problem) => {
    const client = await open('/v1/speak');
    client.sendText(message);
    const error = await client.until(({ type }) => type === 'Error');

    expect(error.err_msg).toContain(problem);
  });

  test('warns and drops text when too much is waiting', async () => {
    const synthesiser = fakeSynthesiser({ synthesise: () => new Promise(() => undefined) });
    const stuck = await startServer(
      { recogniser: fakeRecogniser(), synthesiser },
      address,
      silentLog,
    );
    const client = await open('/v1/speak', stuck);
    for (let i = 0; i < 11; i++) client.send({ type: 'Speak', text: 'no full stop '.repeat(150) });

    expect(await client.until(({ type }) => type === 'Warning')).toMatchObject({
      warn_code: 'TEXT_DROPPED',
    });
    await stuck.close();
  });
});

test.each([
  ['/v1/listen?encoding=opus', 'encoding: one of linear16, mulaw, alaw'],
  ['/v1/speak?sample_rate=1', 'sample_rate: at least 8000 Hz'],
  ['/v1/sing', 'There is no WebSocket at /v1/sing'],
])('refuses a WebSocket at %s, and says why in a header', async (path, problem) => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
  const header = await new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.headers['dg-error']));
  });
  socket.on('error', () => undefined);
  socket.terminate();

  expect(header).toContain(problem);
});
