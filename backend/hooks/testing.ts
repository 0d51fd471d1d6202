import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

interface Received {
  headers: Record<string, string>;
  body: string;
}

/** An address on this machine that takes webhooks: it keeps them, and answers as it is told to. */
export async function useReceiver() {
  const received: Received[] = [];
  const receiver = {
    received,
    host: '',
    url: '',
    answer: { status: 200, headers: {} as Record<string, string> },
  };
  const server = createServer(async (request, response) => {
    received.push({
      headers: request.headers as Record<string, string>,
      body: await text(request),
    });
    const { status, headers } = receiver.answer;
    // No status: it never answers.
    if (status !== 0) response.writeHead(status, headers).end('ignored');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  receiver.host = `127.0.0.1:${address.port}`;
  receiver.url = `http://${receiver.host}/hooks`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
