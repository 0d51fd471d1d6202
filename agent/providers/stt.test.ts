import { APIConnectionError, initializeLogger, stt } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ResilientStt } from './stt.ts';
import { errorLog, fail, fakeStt, fakeTime, frameOf, hang, pass } from './testing.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => void fakeTime());
afterEach(() => void vi.useRealTimers());

const transcript = (text: string): stt.SpeechEvent => ({
  type: stt.SpeechEventType.FINAL_TRANSCRIPT,
  alternatives: [
    { language: 'en', text, startTime: 0, endTime: 0, confidence: 1 } as stt.SpeechData,
  ],
});
/** Tells what it hears: the first sample of each frame. */
async function* echo(audio: AsyncIterable<AudioFrame>) {
  for await (const frame of audio) yield transcript(String(frame.data[0]));
}
const refuse = () => fail(new APIConnectionError({ message: 'failed to connect' }));
/** Is lost after the first frame, of which it told nothing. */
async function* lostSoon(audio: AsyncIterable<AudioFrame>) {
  for await (const _ of audio) throw new APIConnectionError({ message: 'gone' });
  yield transcript('');
}

function listen(...models: [ReturnType<typeof fakeStt>, ...ReturnType<typeof fakeStt>[]]) {
  const { errors, onError } = errorLog();
  const recogniser = new ResilientStt({ models, onError });
  const sessionErrors = vi.fn();
  recogniser.on('error', sessionErrors);
  const stream = recogniser.stream();
  const heard: (string | undefined)[] = [];
  void (async () => {
    for await (const event of stream) heard.push(event.alternatives?.[0].text);
  })();
  return { recogniser, stream, heard, errors, sessionErrors };
}

it('passes on what the recogniser hears', async () => {
  const { stream, heard, errors } = listen(fakeStt('one', echo));
  stream.pushFrame(frameOf(1));
  await pass(100);
  expect([heard, errors]).toEqual([['1'], []]);
});

describe('a recogniser whose connection is lost', () => {
  it('is connected again, and told what it did not hear', async () => {
    const { stream, heard, errors, sessionErrors } = listen(fakeStt('one', lostSoon, echo));
    await pass(20);
    stream.pushFrame(frameOf(1));
    await pass(40);
    stream.pushFrame(frameOf(2));
    await pass(200);
    expect([heard, errors]).toEqual([['1', '2'], ['unavailable recovered']]);
    expect(sessionErrors).not.toHaveBeenCalled();
  });

  it('is not told again what it heard', async () => {
    const once = async function* (audio: AsyncIterable<AudioFrame>) {
      for await (const event of echo(audio)) {
        yield event;
        if (event.alternatives?.[0].text === '2') throw new APIConnectionError({});
      }
    };
    const { stream, heard } = listen(fakeStt('one', once, echo));
    for (const sample of [1, 2, 3]) {
      stream.pushFrame(frameOf(sample));
      await pass(100);
    }
    expect(heard).toEqual(['1', '2', '3']);
  });

  it('is replaced by the fallback model', async () => {
    const { recogniser, stream, heard, errors } = listen(
      fakeStt('one', refuse),
      fakeStt('two', echo),
    );
    stream.pushFrame(frameOf(1));
    await pass(200);
    expect([heard, errors]).toEqual([['1'], ['refused recovered two']]);
    expect(recogniser.label).toBe('resilient.STT');
  });

  it('is not stormed with attempts, however long it refuses', async () => {
    const model = fakeStt('one', refuse);
    listen(model);
    await pass(20_000);
    expect(model.connections()).toBeGreaterThan(5);
    expect(model.connections()).toBeLessThan(20);
  });

  it('is told at most the last 5 s', async () => {
    const { stream, heard } = listen(fakeStt('one', refuse, refuse, refuse, echo));
    for (let second = 0; second < 400; second++) stream.pushFrame(frameOf(second));
    await pass(2_000);
    expect(heard).toHaveLength(250);
    expect(heard.at(-1)).toBe('399');
  });
});

describe('a recogniser that is given up', () => {
  it('gets a new connection, without what the caller will say again', async () => {
    const { recogniser, stream, heard, errors } = listen(fakeStt('one', hang, echo));
    stream.pushFrame(frameOf(1));
    await pass(100);
    recogniser.giveUp();
    // Before there is a new one.
    stream.pushFrame(frameOf(2));
    await pass(100);
    stream.pushFrame(frameOf(3));
    await pass(100);
    expect([heard, errors]).toEqual([['2', '3'], ['hang told']]);
  });

  it('tells why it could not be reached', async () => {
    const { recogniser, errors } = listen(fakeStt('one', refuse));
    await pass(1_000);
    recogniser.giveUp();
    expect(errors).toEqual(['refused told']);
  });
});

it('knows when the recogniser gave a sign of life', async () => {
  const { recogniser, stream } = listen(fakeStt('one', echo));
  const beforeMs = Date.now();
  await pass(100);
  expect(recogniser.hasAnsweredSince(beforeMs)).toBe(false);
  stream.pushFrame(frameOf(1));
  await pass(100);
  expect(recogniser.hasAnsweredSince(beforeMs)).toBe(true);
});

it('connects no more once it is closed', async () => {
  const model = fakeStt('one', refuse);
  const { stream } = listen(model);
  await pass(100);
  stream.close();
  const before = model.connections();
  await pass(10_000);
  expect(model.connections()).toBe(before);
});
