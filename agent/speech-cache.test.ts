import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { SpeechCache } from './speech-cache.ts';

const RATE = 24_000;
let folder: string;
beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speech-cache-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A synthesiser that says `samples`, in chunks of 700, whatever the text; or breaks off after them. */
function synthesiser(samples: Int16Array, { breaksOff = false } = {}): tts.TTS {
  async function* parts() {
    for (let at = 0; at < samples.length; at += 700) {
      const data = samples.slice(at, at + 700);
      yield { frame: new AudioFrame(data, RATE, 1, data.length) };
    }
    if (!breaksOff) yield tts.SynthesizeStream.END_OF_STREAM;
  }
  const stream = () => Object.assign(parts(), { pushText: () => {}, endInput: () => {} });
  return { sampleRate: RATE, stream, on: () => {} } as unknown as tts.TTS;
}

async function samplesOf(cache: SpeechCache, voice: string, text: string) {
  const samples: number[] = [];
  for await (const frame of (await cache.find(voice, text, RATE)) ?? []) {
    expect(frame.samplesPerChannel).toBe(RATE / 50);
    samples.push(...frame.data);
  }
  return samples;
}

it('gives back what it kept, sample for sample, padded to whole frames', async () => {
  const cache = new SpeechCache(folder);
  const said = Int16Array.from({ length: 1_000 }, (_, i) => i - 500);
  await cache.keep('joe', 'Hello', synthesiser(said));
  const heard = await samplesOf(cache, 'joe', 'Hello');
  expect(heard.slice(0, 1_000)).toEqual([...said]);
  expect(heard.slice(1_000)).toEqual(Array(440).fill(0));
});

it('has nothing for another text or another voice', async () => {
  const cache = new SpeechCache(folder);
  await cache.keep('joe', 'Hello', synthesiser(new Int16Array(480)));
  expect(await cache.find('joe', 'Goodbye', RATE)).toBeUndefined();
  expect(await cache.find('amy', 'Hello', RATE)).toBeUndefined();
});

it.each([
  ['there was no audio', synthesiser(new Int16Array(0))],
  ['the synthesiser broke off', synthesiser(new Int16Array(480), { breaksOff: true })],
])('keeps nothing when %s', async (_title, silent) => {
  const cache = new SpeechCache(folder);
  expect(await cache.keep('joe', 'Hello', silent)).toBe(false);
  expect(await cache.find('joe', 'Hello', RATE)).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});
