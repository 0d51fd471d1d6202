import { EventEmitter } from 'node:events';
import { initializeLogger, llm, type stt, type tts, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { beforeAll, expect, it, vi } from 'vitest';
import { Replies } from './replies.ts';
import { UsageMeter } from './usage-meter.ts';

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

const config = {
  deepgram: { apiKey: 'key', baseUrl: 'https://api.deepgram.com' },
  openai: { apiKey: 'key', baseUrl: 'https://llm.example.com/v1' },
};

function meter() {
  const record = vi.fn();
  const usage = new UsageMeter(config);
  usage.attach(record);
  return { usage, amounts: () => record.mock.calls.map(([event]) => event.amounts), record };
}

/** A provider of one kind whose streams give these parts and then wait, or end. */
function candidate<Provider>(kind: string, parts: unknown[], ends: boolean) {
  const listeners: Record<string, (payload: unknown) => void> = {};
  const stream = () => {
    const left = [...parts];
    return {
      next: async () => {
        if (left.length > 0) return { done: false, value: left.shift() };
        return ends ? { done: true, value: undefined } : new Promise(() => {});
      },
      close: vi.fn(),
      pushText: vi.fn(),
      pushFrame: vi.fn(),
    };
  };
  const provider = {
    chat: stream,
    stream,
    on: (name: string, listener: (payload: unknown) => void) => {
      listeners[name] = listener;
    },
  };
  const create = () => provider as Provider;
  return {
    candidate: { name: kind, create },
    emit: (name: string, payload?: unknown) => listeners[name]?.(payload),
  };
}

const context = new llm.ChatContext([
  llm.ChatMessage.create({ role: 'system', content: 'x'.repeat(400) }),
]);
const word = { id: '1', delta: { role: 'assistant', content: 'a'.repeat(40) } };
const counted = {
  id: '1',
  usage: { promptTokens: 200, promptCachedTokens: 150, completionTokens: 12, totalTokens: 212 },
};
const request = { chatCtx: context };
const read = async (stream: { next(): Promise<unknown> }, times: number) => {
  for (let n = 0; n < times; n += 1) await stream.next();
};

it('counts the tokens of a request as its provider does, cached ones apart', async () => {
  const { usage, record } = meter();
  const model = usage.llm(candidate<llm.LLM>('gpt', [word, counted], true).candidate).create();
  const stream = model.chat(request);
  await read(stream, 3);
  stream.close();
  expect(record.mock.calls).toEqual([
    [
      {
        type: 'usage',
        part: 'llm',
        provider: 'llm.example.com',
        model: 'gpt',
        amounts: { input_token: 50, cached_input_token: 150, output_token: 12 },
        discarded: false,
      },
    ],
  ]);
});

it('estimates a request that was cancelled from its length', async () => {
  const { usage, amounts } = meter();
  const stream = usage
    .llm(candidate<llm.LLM>('gpt', [word], false).candidate)
    .create()
    .chat(request);
  await read(stream, 1);
  stream.close();
  stream.close();
  expect(amounts()).toEqual([{ input_token: 100, output_token: 10 }]);
});

it('estimates better after it has seen what the provider counts', async () => {
  const { usage, amounts } = meter();
  const model = usage.llm(candidate<llm.LLM>('gpt', [word, counted], true).candidate).create();
  await read(model.chat(request), 3);
  model.chat(request).close();
  expect(amounts().at(-1)).toEqual({ input_token: 200 });
});

it('counts nothing for a request that failed', async () => {
  const { usage, amounts } = meter();
  const model = usage.llm(candidate<llm.LLM>('gpt', [], true).candidate).create();
  const stream = model.chat(request);
  await read(stream, 1);
  stream.close();
  expect(amounts()).toEqual([]);
});

it.each([
  ['to its end', 2, true],
  ['and cut', 1, false],
])('counts the characters of speech that was played %s', async (_title, times, ends) => {
  const { usage, amounts } = meter();
  const voice = usage.tts(candidate<tts.TTS>('aura', [{ frame: {} }], ends).candidate).create();
  const stream = voice.stream();
  stream.pushText('Hello ');
  stream.pushText('there.');
  await read(stream, times);
  stream.close();
  expect(amounts()).toEqual([{ character: 12 }]);
});

it('counts nothing for speech that failed before it was heard', async () => {
  const { usage, amounts } = meter();
  const { candidate: voice, emit } = candidate<tts.TTS>('aura', [], true);
  const stream = usage.tts(voice).create().stream();
  stream.pushText('Hello.');
  emit('error');
  await read(stream, 1);
  expect(amounts()).toEqual([]);
});

it('counts the audio that a recogniser was sent, with what it has not told at the end', () => {
  const { usage, amounts } = meter();
  const { candidate: recogniser, emit } = candidate<stt.STT>('nova', [], false);
  const stream = usage.stt(recogniser).create().stream();
  const loud = new AudioFrame(new Int16Array(1_600).fill(5_000), 16_000, 1, 1_600);
  stream.pushFrame(loud);
  emit('metrics_collected', { audioDurationMs: 5_000 });
  for (let n = 0; n < 3; n += 1) stream.pushFrame(loud);
  const silence = new AudioFrame(new Int16Array(16_000), 16_000, 1, 16_000);
  for (let n = 0; n < 5; n += 1) stream.pushFrame(silence);
  stream.close();
  expect(amounts()).toEqual([{ audio_ms: 5_000 }, { audio_ms: 300 }]);
});

it('keeps what was used before there was a call for the call', () => {
  const usage = new UsageMeter(config);
  const { candidate: recogniser, emit } = candidate<stt.STT>('nova', [], false);
  usage.stt(recogniser).create();
  emit('metrics_collected', { audioDurationMs: 1_000 });
  const record = vi.fn();
  usage.attach(record);
  expect(record).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ part: 'stt', provider: 'deepgram', amounts: { audio_ms: 1_000 } }),
  );
});

/** Replies of a session that begins one with each call of `begin`. */
function session() {
  const emitter = new EventEmitter();
  const replies = new Replies();
  replies.follow(emitter as unknown as voice.AgentSession);
  const begin = (scheduled: boolean) => {
    const done: (() => void)[] = [];
    const speechHandle = { scheduled, addDoneCallback: (tell: () => void) => done.push(tell) };
    emitter.emit(voice.AgentSessionEventTypes.SpeechCreated, { speechHandle });
    return {
      schedule: () => {
        speechHandle.scheduled = true;
      },
      end: () => {
        for (const tell of done) tell();
      },
    };
  };
  return { replies, begin };
}

it('tells what was used for a reply that was prepared and not wanted', async () => {
  const { usage, record } = meter();
  const { replies, begin } = session();
  const model = usage.llm(candidate<llm.LLM>('gpt', [word], false).candidate, replies).create();
  const voice = usage.tts(candidate<tts.TTS>('aura', [], false).candidate, replies).create();
  const prepared = begin(false);
  const asked = model.chat(request);
  await read(asked, 1);
  const speech = voice.stream();
  speech.pushText('Hello.');
  begin(true);
  asked.close();
  speech.close();
  expect(record).not.toHaveBeenCalled();
  prepared.end();
  expect(record.mock.calls.map(([{ part, discarded }]) => [part, discarded])).toEqual([
    ['llm', true],
    ['tts', true],
  ]);
});

it.each([
  ['before it was whole', true],
  ['after it was whole', false],
])('does not count a reply as discarded that was wanted %s', async (_title, early) => {
  const { usage, record } = meter();
  const { replies, begin } = session();
  const model = usage.llm(candidate<llm.LLM>('gpt', [counted], true).candidate, replies).create();
  const prepared = begin(false);
  const stream = model.chat(request);
  if (early) prepared.schedule();
  await read(stream, 2);
  expect(record).toHaveBeenCalledTimes(early ? 1 : 0);
  prepared.schedule();
  prepared.end();
  expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ discarded: false }));
});

it('bounds the preparing of replies by what was discarded of them', () => {
  const { usage } = meter();
  const { replies, begin } = session();
  const model = usage.llm(candidate<llm.LLM>('gpt', [], false).candidate, replies).create();
  for (let n = 0; n < 20; n += 1) {
    const prepared = begin(false);
    model.chat(request).close();
    prepared.end();
  }
  expect(replies.budget.maySpeculate('finished')).toBe(false);
});

it('does not take what is asked for besides replies for one of them', () => {
  const { usage, record } = meter();
  const { begin } = session();
  begin(false);
  usage
    .llm(candidate<llm.LLM>('gpt', [], false).candidate)
    .create()
    .chat(request)
    .close();
  expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ discarded: false }));
});
