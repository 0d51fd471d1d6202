import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { RECEIVER } from './fixtures.ts';

interface Received {
  headers: Record<string, string>;
  body: string;
}

/** An address that takes webhooks, and keeps them. */
export async function openReceiver() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const headers = request.headers as Record<string, string>;
    received.push({ headers, body: await text(request) });
    response.writeHead(204).end();
  });
  server.listen(RECEIVER.port, RECEIVER.host);
  await once(server, 'listening');
  return {
    received,
    url: `http://${RECEIVER.address}/hooks`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
