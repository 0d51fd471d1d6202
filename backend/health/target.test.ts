import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { targetCheck } from './target.ts';

const server = createServer((request, response) => {
  response.writeHead(request.url === '/well' ? 204 : 500).end();
});
let port: number;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const check = (url: string) => targetCheck({ name: 'part', url })();

it('finds an HTTP part ready that answers 2xx', async () => {
  expect(await check(`http://127.0.0.1:${port}/well`)).toEqual({ state: 'ready' });
});

it('finds an HTTP part down that answers otherwise', async () => {
  const detail = 'answers with HTTP status 500';
  expect(await check(`http://127.0.0.1:${port}/`)).toEqual({ state: 'down', detail });
});

it('finds a TCP part ready that accepts', async () => {
  expect(await check(`tcp://127.0.0.1:${port}`)).toEqual({ state: 'ready' });
});

it.each(['http', 'tcp'])('finds a part down over %s when nothing listens', async (scheme) => {
  // Port 1 is reserved, and nothing uses it.
  expect(await check(`${scheme}://127.0.0.1:1`)).toMatchObject({ state: 'down' });
});
