import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testLog } from '../testing/services.ts';
import { sendLive } from './stream.ts';
import { frame, Viewer } from './viewer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream to a viewer, as its reader has it. */
async function open() {
  const viewer = new Viewer();
  const app = new Hono().get('/', (c) => sendLive(c, viewer, testLog));
  const response = await app.request('/');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('there is no stream');
  return { viewer, reader, headers: response.headers };
}

it('sends what is pushed, and a sign of life while there is nothing', async () => {
  const { viewer, reader, headers } = await open();
  expect(headers.get('content-type')).toContain('text/event-stream');
  viewer.push(frame('gone', { id: 'x' }));
  expect((await reader.read()).value).toBe('event: gone\ndata: {"id":"x"}\n\n');
  await vi.advanceTimersByTimeAsync(15_000);
  expect((await reader.read()).value).toBe(':\n\n');
  viewer.end();
  expect((await reader.read()).done).toBe(true);
});

it('lets go of a reader who leaves', async () => {
  const { viewer, reader } = await open();
  await reader.cancel();
  expect(viewer.ended.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
});

it('lets go of a reader who does not read', async () => {
  const { viewer } = await open();
  for (let n = 0; n < 20; n += 1) {
    viewer.push('x'.repeat(200_000));
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(viewer.isCutOff).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('leaves nothing behind where all has been said before it begins', async () => {
  const viewer = new Viewer();
  viewer.push(':\n\n');
  viewer.end();
  const app = new Hono().get('/', (c) => sendLive(c, viewer, testLog));
  expect(await (await app.request('/')).text()).toBe(':\n\n');
  expect(vi.getTimerCount()).toBe(0);
});
