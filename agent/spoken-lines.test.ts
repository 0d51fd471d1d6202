import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger, tts } from '@livekit/agents';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_VOICES } from '../backend/contract/languages.ts';
import type { WorkerConfig } from './config.ts';
import { UsageMeter } from './events/usage-meter.ts';
import { AGENT_LINES } from './lines.ts';
import { TTS_SAMPLE_RATE } from './providers/candidates.ts';
import { frameOf } from './providers/testing.ts';
import { SpeechCache } from './speech-cache.ts';
import { SpokenLines } from './spoken-lines.ts';

const config = {
  deepgram: { apiKey: 'key', baseUrl: 'http://voices' },
  openai: { apiKey: 'key', baseUrl: 'http://models' },
} as WorkerConfig;
const line = AGENT_LINES.de.notHeard;
let folder: string;
let speechCache: SpeechCache;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  folder = await mkdtemp(join(tmpdir(), 'switchboard-lines-'));
  speechCache = new SpeechCache(folder);
});
afterAll(() => rm(folder, { recursive: true }));

async function* speech() {
  yield { frame: frameOf(1) };
  yield tts.SynthesizeStream.END_OF_STREAM;
}
const synthesiser = {
  sampleRate: TTS_SAMPLE_RATE,
  stream: () => Object.assign(speech(), { pushText: () => {}, endInput: () => {} }),
  on: () => {},
} as unknown as tts.TTS;
const keptBy = (voice: string) =>
  speechCache.keep(`${config.deepgram.baseUrl} ${voice}`, line, synthesiser);
const germanLines = (voice: string) =>
  new SpokenLines(
    { speechCache, config, meter: new UsageMeter(config) },
    { language: 'de-AT', voice, pronunciations: {} },
  );

it('has the lines of the agent’s language', () => {
  expect(germanLines('mine').texts).toBe(AGENT_LINES.de);
});

it('says a line in the default voice of its language when its own voice has not been kept', async () => {
  await keptBy(DEFAULT_VOICES.en);
  expect(await germanLines('mine').find(line)).toBeUndefined();
  await keptBy(DEFAULT_VOICES.de);
  expect(await germanLines('mine').find(line)).toBeDefined();
  expect(await germanLines('mine').find('Guten Tag.')).toBeUndefined();
});
