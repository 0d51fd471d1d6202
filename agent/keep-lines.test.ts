import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { DEFAULT_VOICES } from '../backend/contract/languages.ts';
import { testAgent } from '../backend/contract/testing.ts';
import type { BackendClient } from './backend-client.ts';
import type { WorkerConfig } from './config.ts';
import { keepLines } from './keep-lines.ts';
import { AGENT_LINES, type AgentLines } from './lines.ts';
import { TTS_SAMPLE_RATE } from './providers/candidates.ts';
import { SpeechCache } from './speech-cache.ts';

/** Speaks Deepgram's protocol, and says a moment of silence whatever the text. */
let voices: WebSocketServer;
let cacheDir: string;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' });
  voices = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  voices.on('connection', (socket) => {
    socket.on('message', (data) => {
      if (JSON.parse(data.toString()).type !== 'Flush') return;
      socket.send(Buffer.alloc(960));
      socket.send(JSON.stringify({ type: 'Flushed' }));
    });
  });
  await once(voices, 'listening');
  cacheDir = await mkdtemp(join(tmpdir(), 'switchboard-keep-'));
});
afterAll(async () => {
  for (const socket of voices.clients) socket.terminate();
  voices.close();
  await rm(cacheDir, { recursive: true, force: true });
});

it('keeps the lines of every voice in the language that it speaks, and of the default voices', async () => {
  const port = (voices.address() as AddressInfo).port;
  const config = {
    agentName: 'switchboard',
    cacheDir,
    deepgram: { apiKey: 'key', baseUrl: `http://127.0.0.1:${port}` },
    openai: { apiKey: 'key', baseUrl: 'http://127.0.0.1:1' },
  } as WorkerConfig;
  const listAgents = async () => [
    testAgent({
      language: 'de-AT',
      voice: 'aura-2-julius-de',
      otherLanguages: [{ language: 'es', voice: 'aura-2-nestor-es' }],
    }),
    testAgent({ language: 'fr', voice: 'aura-2-hector-fr', agentName: 'other-worker' }),
  ];
  void keepLines(config, { listAgents } as unknown as BackendClient);

  const speechCache = new SpeechCache(cacheDir);
  const isKept = async (voice: string, lines: AgentLines) => {
    const key = `${config.deepgram.baseUrl} ${voice}`;
    const all: string[] = Object.values(lines);
    const kept = await Promise.all(all.map((line) => speechCache.find(key, line, TTS_SAMPLE_RATE)));
    return kept.every((audio) => audio !== undefined);
  };
  await vi.waitFor(
    async () => expect(await isKept(DEFAULT_VOICES.de, AGENT_LINES.de)).toBe(true),
    20_000,
  );
  expect(await isKept('aura-2-julius-de', AGENT_LINES.de)).toBe(true);
  await vi.waitFor(
    async () => expect(await isKept(DEFAULT_VOICES.es, AGENT_LINES.es)).toBe(true),
    20_000,
  );
  expect(await isKept('aura-2-nestor-es', AGENT_LINES.es)).toBe(true);
  expect(await isKept(DEFAULT_VOICES.en, AGENT_LINES.en)).toBe(true);
  expect(await isKept('aura-2-hector-fr', AGENT_LINES.fr)).toBe(false);
});
