import { expect, it } from 'vitest';
import { frame, Viewer } from './viewer.ts';

const read = async (viewer: Viewer): Promise<string> => (await Array.fromAsync(viewer)).join('');

it('gives what was pushed, in order, and ends', async () => {
  const viewer = new Viewer();
  viewer.push('a');
  const all = read(viewer);
  viewer.push('b');
  viewer.end();
  viewer.push('c');
  expect(await all).toBe('ab');
});

it('cuts off who does not read', async () => {
  const viewer = new Viewer();
  const frames = 'x'.repeat(300_000);
  for (let n = 0; n < 4; n += 1) viewer.push(frames);
  expect(viewer.isCutOff).toBe(false);
  viewer.push('one too many');
  expect(viewer.isCutOff).toBe(true);
  expect(await read(viewer)).toBe('');
});

it('counts what the stream has not taken yet', async () => {
  const viewer = new Viewer();
  viewer.push('x'.repeat(900_000));
  const reader = viewer[Symbol.asyncIterator]();
  await reader.next();
  viewer.push('y'.repeat(200_000));
  viewer.push('z');
  expect(viewer.isCutOff).toBe(true);
});

it('writes server-sent events', () => {
  expect(frame('call', { text: 'a\nb' }, '0.7')).toBe(
    'event: call\nid: 0.7\ndata: {"text":"a\\nb"}\n\n',
  );
});
