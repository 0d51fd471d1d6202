import { setTimeout } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { endStream } from './end-stream.ts';

const EVERY_MS = 5;

/** Sends something each millisecond, for ever. */
function endless() {
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setTimeout(1);
      controller.enqueue(new Uint8Array(1));
    },
    cancel: cancelled,
  });
  const headers = { 'content-type': 'text/event-stream' };
  return { cancelled, response: new Response(body, { headers }) };
}

it.each([
  ['may no longer', async () => false],
  ['cannot be known any more', () => Promise.reject(new Error('The database is away.'))],
])('ends for who %s', async (_, stillMay) => {
  const { response, cancelled } = endless();
  const watched = endStream(response, stillMay, EVERY_MS);
  expect(watched.headers.get('content-type')).toBe('text/event-stream');
  expect((await watched.arrayBuffer()).byteLength).toBeGreaterThan(0);
  expect(cancelled).toHaveBeenCalledOnce();
});

it('goes on for who still may', async () => {
  const answers = [true, true, false];
  const stillMay = vi.fn(async () => answers.shift() ?? false);
  await endStream(endless().response, stillMay, EVERY_MS).arrayBuffer();
  expect(stillMay).toHaveBeenCalledTimes(3);
});

it('asks no more once the follower has left', async () => {
  const stillMay = vi.fn(async () => true);
  const { response, cancelled } = endless();
  await endStream(response, stillMay, EVERY_MS).body?.cancel();
  expect(cancelled).toHaveBeenCalledOnce();
  await setTimeout(EVERY_MS * 3);
  expect(stillMay).not.toHaveBeenCalled();
});

it('ends by itself as before', async () => {
  const watched = endStream(new Response('data: 1\n\n'), async () => true, EVERY_MS);
  expect(await watched.text()).toBe('data: 1\n\n');
});
