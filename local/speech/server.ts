import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { createApp, type Engines } from './app.ts';
import { errorBody, explain, listenQuery, MAX_MESSAGE_BYTES, speakQuery } from './deepgram.ts';
import { serveListen } from './listen.ts';
import { serveSpeak } from './speak.ts';

export interface SpeechServer {
  port: number;
  /** Closes every connection and stops listening. */
  close(): Promise<void>;
}

type Serve = (socket: WebSocket) => void;

/**
 * Serves Deepgram's and OpenAI's protocols on one port. Any credential is accepted, so it
 * belongs on a loopback address.
 *
 * @param address - port 0 is any free one
 * @throws Error when the port is taken
 */
export async function startServer(
  engines: Engines,
  address: { host: string; port: number },
  log: Logger,
): Promise<SpeechServer> {
  const server = createAdaptorServer({ fetch: createApp(engines, log).fetch });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });

  server.on('upgrade', (request, socket, head) => {
    const serve = route(new URL(request.url ?? '/', 'http://localhost'), engines, log);
    if (typeof serve === 'string') return refuse(socket, serve);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // Without a listener, a message over the limit would end the process.
      webSocket.on('error', (error) => log.warn({ error }, 'A WebSocket failed'));
      serve(webSocket);
    });
  });

  server.listen(address.port, address.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

/** How to serve the WebSocket that is asked for, or why it cannot be. */
function route({ pathname, searchParams }: URL, engines: Engines, log: Logger): Serve | string {
  const parameters = Object.fromEntries(searchParams);
  if (pathname === '/v1/listen') {
    const query = listenQuery.safeParse(parameters);
    if (!query.success) return explain(query.error);
    return (socket) => serveListen(socket, query.data, engines.recogniser, log);
  }
  if (pathname === '/v1/speak') {
    const query = speakQuery.safeParse(parameters);
    if (!query.success) return explain(query.error);
    return (socket) => serveSpeak(socket, query.data, engines.synthesiser, log);
  }
  return `There is no WebSocket at ${pathname}; wanted: /v1/listen or /v1/speak.`;
}

/** Answers an upgrade with an error, as Deepgram does: in a header and in the body. */
function refuse(socket: Duplex, problem: string): void {
  const body = JSON.stringify(errorBody('REQUEST', problem));
  const header = problem.replace(/[^\x20-\x7e]/g, '?');
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ndg-error: ${header}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
