import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, inject, it } from 'vitest';
import { eventually } from './eventually.ts';
import { NUMBERS } from './fixtures.ts';
import { callsFrom, closedCall, MOST, newCaller, phone, shareHeard } from './phone.ts';
import { startWorker } from './worker.ts';

it('drains on SIGTERM: the running call goes on to its end, no new one comes', async () => {
  const worker = await startWorker('elsewhere');
  const caller = newCaller();
  const call = phone(
    ...['--number', NUMBERS.elsewhere, '--caller', caller],
    ...['--say', 'My name is Anna.', '--say', 'What is my name?'],
  );
  await eventually(async () => expect(await callsFrom(caller)).toHaveLength(1));

  worker.process.kill('SIGTERM');
  await eventually(async () => expect((await worker.seen()).draining).toBe(true));
  const late = newCaller();
  const lateCall = phone('--number', NUMBERS.elsewhere, '--caller', late, '--cancel-after', '4000');

  const report = await call;
  expect(shareHeard(report.turns[1]?.heard ?? null, 'Your name is Anna.')).toBeGreaterThan(MOST);
  expect((await closedCall(caller)).outcome?.reason).toBe('caller_hung_up');
  expect((await lateCall).endedBy).toBe('cancelled');
  expect(await callsFrom(late)).toEqual([]);
  expect((await worker.process).exitCode).toBe(0);
});

it('says so, and hangs up, when the backend cannot be reached', async () => {
  const worker = await startWorker('elsewhere', { BACKEND_URL: 'http://127.0.0.1:9' });
  const report = await phone('--number', NUMBERS.elsewhere, '--stay', '15000');
  const apology = "I'm sorry, we can't take your call right now.";
  expect(shareHeard(report.greeting, apology)).toBeGreaterThan(MOST);
  expect(report.endedBy).toBe('agent');
  worker.process.kill('SIGTERM');
  await worker.process;
});

it('tells the backend how a call ended whose opening it answered too late', async () => {
  const backend = await slowToOpen(2);
  const worker = await startWorker('elsewhere', { BACKEND_URL: backend.url });
  const caller = newCaller();
  await phone('--number', NUMBERS.elsewhere, '--caller', caller, '--stay', '15000');
  const { outcome } = await closedCall(caller);
  expect(outcome).toMatchObject({
    reason: 'error',
    detail: 'The backend did not answer in time when the call came in.',
  });
  worker.process.kill('SIGTERM');
  await worker.process;
  backend.close();
});

/** The stack's backend, of which the first answers to the opening of a call never arrive. */
async function slowToOpen(times: number) {
  let missing = times;
  const server = createServer(async (request, response) => {
    const { method, headers, url = '/' } = request;
    const body = await buffer(request);
    const answer = await fetch(new URL(url, inject('stack').BACKEND_URL), {
      method: method ?? 'GET',
      headers: Object.entries(headers).filter(
        (header): header is [string, string] => !/^(host|connection)$/.test(header[0]),
      ),
      ...(body.length > 0 && { body }),
    });
    if (method === 'POST' && url === '/v1/calls' && missing > 0) {
      missing -= 1;
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
