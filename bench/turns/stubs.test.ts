import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DELAYS } from './delays.ts';
import { answerTo } from './stub-chat.ts';
import { type Stubs, startStubs } from './stubs.ts';

let stubs: Stubs;
beforeAll(async () => {
  stubs = await startStubs();
});
afterAll(() => stubs.close());

const chat = (stream: boolean) =>
  fetch(`${stubs.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ stream, messages: [{ role: 'user', content: 'Are you open today?' }] }),
  });

describe('the model', () => {
  it('streams its answer with the first token after the delay', async () => {
    const askedAtMs = performance.now();
    const text = await (await chat(true)).text();
    const words = [...text.matchAll(/"content":"([^"]*)"/g)].map(([, word]) => word);
    expect(words.join('')).toBe(answerTo('Are you open today?'));
    expect(text).toMatch(/data: \[DONE\]/);
    const [request, token] = stubs.log
      .since(askedAtMs)
      .filter(({ event }) => event === 'chat request' || event === 'first token');
    const tookMs = (token?.atMs ?? 0) - (request?.atMs ?? 0);
    expect(tookMs).toBeGreaterThanOrEqual(DELAYS.firstTokenMs - 1);
  });

  it('answers in one piece too', async () => {
    const answer = await (await chat(false)).json();
    expect(answer).toMatchObject({ choices: [{ message: { role: 'assistant' } }] });
  });

  it('says which words it answers, in a first sentence of some eleven words', () => {
    const [first = '', second] = answerTo('I need to update my address to').split(/(?<=\.) /);
    expect(first).toBe('You said update my address to and I can help with that.');
    expect(first.split(' ')).toHaveLength(12);
    expect(second).toBe('Anything else?');
  });

  it('tells a long story to who asks for one', () => {
    expect(answerTo('Tell me a story.').length).toBeGreaterThan(200);
  });
});

describe('the voice', () => {
  it('speaks a sentence without being asked to flush, and the rest when it is', async () => {
    const socket = new WebSocket(`${stubs.url.replace('http', 'ws')}/v1/speak?sample_rate=16000`);
    const flushed = Promise.withResolvers<number>();
    let bytes = 0;
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) bytes += data.length;
      else if (data.includes('Flushed')) flushed.resolve(bytes);
    });
    await once(socket, 'open');
    const askedAtMs = performance.now();
    for (const text of ['One two. ', 'Three', ' four']) {
      socket.send(JSON.stringify({ type: 'Speak', text }));
    }
    await expect.poll(() => bytes).toBeGreaterThan(0);
    const [first] = stubs.log.since(askedAtMs).filter(({ event }) => event === 'first audio');
    expect(first?.text).toBe('One two. ');
    expect((first?.atMs ?? 0) - askedAtMs).toBeGreaterThanOrEqual(DELAYS.firstAudioMs - 1);

    const before = bytes;
    socket.send(JSON.stringify({ type: 'Flush' }));
    expect(await flushed.promise).toBeGreaterThan(before);
    socket.close();
  });
});
