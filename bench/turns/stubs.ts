import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { WebSocketServer } from 'ws';
import { chatRequest } from '../../local/speech/chat-request.ts';
import { listenQuery, speakQuery } from '../../local/speech/deepgram.ts';
import { speakBody } from '../../local/speech/speak.ts';
import { type Script, scriptOf } from './hearing.ts';
import { complete, streamChunks } from './stub-chat.ts';
import { type Ear, serveListen } from './stub-listen.ts';
import { StubLog } from './stub-log.ts';
import { serveSpeak, speakWhole } from './stub-speak.ts';
import type { Utterance } from './utterance.ts';

export interface Stubs {
  url: string;
  log: StubLog;
  /** What the caller begins to say. */
  expect(utterance: Utterance): void;
  /** What every caller from now on says, one after the other: for several calls at once. */
  expectEach(utterances: readonly Utterance[]): void;
  close(): void;
}

/**
 * Serves the protocols of Deepgram and OpenAI with the fixed delays of `delays.ts`, and logs what
 * happens when. Hears and says nothing by itself: the recogniser is told what is being said, and
 * finds in the sound when that was.
 */
export async function startStubs(): Promise<Stubs> {
  const log = new StubLog();
  const server = createAdaptorServer({ fetch: createApp(log).fetch });
  const sockets = new WebSocketServer({ noServer: true });
  const ears = new Set<Ear>();
  let sequence: readonly Script[] = [];
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    const parameters = Object.fromEntries(searchParams);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => undefined);
      if (pathname === '/v1/speak') return serveSpeak(webSocket, speakQuery.parse(parameters), log);
      const ear = serveListen(webSocket, listenQuery.parse(parameters), log);
      ear.expectEach(sequence);
      ears.add(ear);
      webSocket.on('close', () => ears.delete(ear));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    expect: (utterance) => {
      const script = scriptOf(utterance);
      for (const ear of ears) ear.expect(script);
    },
    expectEach: (utterances) => {
      sequence = utterances.map(scriptOf);
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

function createApp(log: StubLog): Hono {
  const app = new Hono();
  app.get('/v1/models', (c) => c.json({ object: 'list', data: [{ id: 'stub', object: 'model' }] }));
  app.post('/v1/speak', async (c) => {
    const { text } = speakBody.parse(await c.req.json());
    const audio = await speakWhole(text, speakQuery.parse(c.req.query()), log);
    return c.body(new Uint8Array(audio), 200, { 'content-type': 'audio/raw' });
  });
  app.post('/v1/chat/completions', async (c) => {
    const request = chatRequest.parse(await c.req.json());
    if (!request.stream) return c.json(await complete(request));
    return streamSSE(c, async (stream) => {
      const aborted = new AbortController();
      stream.onAbort(() => aborted.abort());
      for await (const chunk of streamChunks(request, log, aborted.signal))
        await stream.writeSSE({ data: JSON.stringify(chunk) });
      await stream.writeSSE({ data: '[DONE]' });
    });
  });
  return app;
}
