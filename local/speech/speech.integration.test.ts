import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areModelsFetched } from '../setup/models.ts';
import { loadRecogniser } from './recogniser.ts';
import { type SpeechServer, startServer } from './server.ts';
import { loadSynthesiser } from './synthesiser.ts';
import { connect } from './testing/client.ts';
import { silentLog } from './testing/fakes.ts';

const cacheDir = process.env.CACHE_DIR || '.cache';
const modelsDir = `${cacheDir}/models`;
const TELEPHONE = 'encoding=mulaw&sample_rate=8000';
/** As the Deepgram plugin sends it: 100 ms at a time. */
const BLOCK_MS = 100;
const BYTES_PER_MS = 8;

let server: SpeechServer;

/** What a text sounds like on the telephone, with a silence after it. */
async function say(text: string): Promise<Buffer> {
  const client = await connect(`ws://127.0.0.1:${server.port}/v1/speak?${TELEPHONE}`);
  client.send({ type: 'Speak', text });
  client.send({ type: 'Flush' });
  await client.until(({ type }) => type === 'Flushed');
  client.close();
  return Buffer.concat([client.audio(), Buffer.alloc(800 * BYTES_PER_MS, 0xff)]);
}

/** Sends audio as fast as it would be spoken, and gives back all final and all interim texts. */
async function hear(audio: Buffer) {
  const client = await connect(
    `ws://127.0.0.1:${server.port}/v1/listen?${TELEPHONE}&interim_results=true`,
  );
  const startedAt = performance.now();
  for (let ms = 0; ms * BYTES_PER_MS < audio.length; ms += BLOCK_MS) {
    await wait(startedAt + ms - performance.now());
    client.send(audio.subarray(ms * BYTES_PER_MS, (ms + BLOCK_MS) * BYTES_PER_MS));
  }
  client.send({ type: 'CloseStream' });
  await client.closed;
  const texts = (isFinal: boolean) =>
    client.messages
      .filter(({ type, is_final }) => type === 'Results' && is_final === isFinal)
      .map(({ channel }) => channel?.alternatives[0]?.transcript)
      .join(' ')
      .toLowerCase();
  return { final: texts(true), interim: texts(false) };
}

describe.skipIf(!areModelsFetched(cacheDir))('with the real models', () => {
  beforeAll(async () => {
    const [recogniser, synthesiser] = await Promise.all([
      loadRecogniser(modelsDir),
      loadSynthesiser(modelsDir),
    ]);
    server = await startServer(
      { recogniser, synthesiser },
      { host: '127.0.0.1', port: 0 },
      silentLog,
    );
  }, 30_000);
  afterAll(() => server?.close());

  test('hears over the telephone what it says, in two calls at once', async () => {
    const [hours, table] = await Promise.all([
      say('What are your opening hours?'),
      say('I would like to book a table for two people.'),
    ]);
    const [first, second] = await Promise.all([hear(hours), hear(table)]);

    // It writes them as one word now and then.
    expect(first.final).toMatch(/opening[ -]hours/);
    expect(second.final).toContain('book a table for two people');
    expect(first.final).not.toContain('table');
    // Not more: the end of what an interim text was read from may be half a word.
    expect(second.interim).toContain('i would like to');
  }, 15_000);

  test('hears nothing in noise', async () => {
    const noise = Buffer.from(
      Uint8Array.from({ length: 2_000 * BYTES_PER_MS }, () => 0x60 + Math.random() * 32),
    );
    expect((await hear(noise)).final.trim()).toBe('');
  }, 15_000);

  test('stops speaking at Clear', async () => {
    const client = await connect(`ws://127.0.0.1:${server.port}/v1/speak?${TELEPHONE}`);
    client.send({ type: 'Speak', text: 'This is a rather long sentence. '.repeat(20) });
    await client.untilAudio();
    client.send({ type: 'Clear' });
    await client.until(({ type }) => type === 'Cleared');
    const atClear = client.audio().length;
    await wait(500);
    client.close();

    expect(client.audio().length).toBe(atClear);
    // Twenty sentences last some forty seconds.
    expect(atClear).toBeLessThan(10_000 * BYTES_PER_MS);
  }, 15_000);
});
