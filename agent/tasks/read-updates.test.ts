import { afterEach, expect, it, vi } from 'vitest';
import { readUpdates } from './read-updates.ts';

afterEach(() => vi.useRealTimers());

const at = '2026-11-23T00:00:00.000Z';
const started = { seq: 0, at, type: 'started' };
const done = { seq: 1, at, type: 'done', text: 'Zu spät für Äpfel.' };
const event = (update: object) => `id: 1\ndata: ${JSON.stringify(update)}\n\n`;

/** An answer whose body comes in these pieces, and then ends, or stays open. */
function answer(pieces: Uint8Array[], { ends = true } = {}) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (ends) controller.close();
    },
  });
  return new Response(body);
}

async function all(response: Response) {
  const updates: unknown[] = [];
  for await (const update of readUpdates(response)) updates.push(update);
  return updates;
}

it('reads updates, however they are cut on their way, and passes over comments', async () => {
  const bytes = new TextEncoder().encode(`: sign\n\n${event(started)}: sign\n\n${event(done)}`);
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await all(answer(pieces))).toEqual([started, done]);
});

it('takes a connection that has fallen silent for broken', async () => {
  vi.useFakeTimers();
  const reading = all(answer([new TextEncoder().encode(event(started))], { ends: false }));
  const failed = expect(reading).rejects.toThrow('silent');
  await vi.advanceTimersByTimeAsync(3_000);
  await failed;
});

it('takes what is no update for broken', async () => {
  const wrong = new TextEncoder().encode(event({ ...started, type: 'exploded' }));
  await expect(all(answer([wrong]))).rejects.toThrow();
});

it('reads nothing from an answer without a body', async () => {
  expect(await all(new Response(null))).toEqual([]);
});
