import { llm, stt, tts } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { vi } from 'vitest';
import type { ProviderError } from './fault.ts';

const STEP_MS = 20;

/** Time that only `pass` moves; what the event loop does at once is left to it. */
export const fakeTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });

/** Lets so many milliseconds pass, and all happen that they bring about. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    await vi.advanceTimersByTimeAsync(Math.min(left, STEP_MS));
    // The streams hand over what they have from promise to promise.
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A provider that hangs. */
export async function* hang() {
  yield await new Promise<never>(() => {});
}
/** A provider that fails. */
export async function* fail(error: Error) {
  yield await Promise.reject<never>(error);
}

export const word = (content: string): llm.ChatChunk => ({
  id: 'answer',
  delta: { role: 'assistant', content },
});

export const toolCall = (args: string): llm.ChatChunk => ({
  id: 'answer',
  delta: {
    role: 'assistant',
    toolCalls: [llm.FunctionCall.create({ callId: 'c', name: 'f', args })],
  },
});

/** What a fake provider does with one request: yields what it answers, throws what it fails with. */
type Script<In, Out> = (input: In) => AsyncGenerator<Out>;

/** A model that answers its requests by these scripts, one after the other; the last one is for all others. */
export function fakeLlm(name: string, ...scripts: Script<void, llm.ChatChunk>[]) {
  let requests = 0;
  const create = () => new FakeLlm(() => scripts[Math.min(requests++, scripts.length - 1)]);
  return { name, create, requests: () => requests };
}

class FakeLlm extends llm.LLM {
  readonly #script: () => Script<void, llm.ChatChunk> | undefined;
  constructor(script: () => Script<void, llm.ChatChunk> | undefined) {
    super();
    this.#script = script;
  }
  label = () => 'fake.LLM';
  chat(request: Parameters<llm.LLM['chat']>[0]): llm.LLMStream {
    const script = this.#script();
    return new (class extends llm.LLMStream {
      protected async run() {
        for await (const chunk of script?.() ?? []) this.queue.put(chunk);
      }
    })(this, { connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 }, ...request });
  }
}

const RATE = 24_000;
export const frameOf = (sample: number) =>
  new AudioFrame(new Int16Array(480).fill(sample), RATE, 1, 480);

/** A voice that speaks by these scripts; each is given the whole text, once that has come. */
export function fakeTts(...scripts: Script<string, AudioFrame>[]) {
  let streams = 0;
  const create = () => new FakeTts(() => scripts[Math.min(streams++, scripts.length - 1)]);
  return { name: 'voice', create, streams: () => streams };
}

/** A voice that says a frame as soon as the first piece of text has come, and nothing more. */
export const promptTts = () => ({
  name: 'voice',
  create: () => new FakeTts(() => undefined, true),
});

class FakeTts extends tts.TTS {
  override label = 'fake.TTS';
  readonly #script: () => Script<string, AudioFrame> | undefined;
  readonly #isPrompt: boolean;
  constructor(script: () => Script<string, AudioFrame> | undefined, isPrompt = false) {
    super(RATE, 1, { streaming: true });
    this.#script = script;
    this.#isPrompt = isPrompt;
  }
  synthesize(): tts.ChunkedStream {
    throw new Error('not used');
  }
  stream(options?: { connOptions?: ConstructorParameters<typeof tts.SynthesizeStream>[1] }) {
    const script = this.#script();
    const isPrompt = this.#isPrompt;
    return new (class extends tts.SynthesizeStream {
      override label = 'fake.SynthesizeStream';
      protected async run() {
        let text = '';
        for await (const part of this.input) {
          if (isPrompt && text === '') this.#say(frameOf(1));
          if (typeof part === 'string') text += part;
        }
        for await (const frame of script?.(text) ?? []) this.#say(frame);
      }
      #say(frame: AudioFrame) {
        this.queue.put({ requestId: '', segmentId: '', frame, final: false });
      }
    })(this, options?.connOptions);
  }
}

/** A recogniser whose connections follow these scripts; each is given the audio as it comes. */
export function fakeStt(
  name: string,
  ...scripts: Script<AsyncIterable<AudioFrame>, stt.SpeechEvent>[]
) {
  let connections = 0;
  const create = () => new FakeStt(() => scripts[Math.min(connections++, scripts.length - 1)]);
  return { name, create, connections: () => connections };
}

class FakeStt extends stt.STT {
  override label = 'fake.STT';
  readonly #script: () => Script<AsyncIterable<AudioFrame>, stt.SpeechEvent> | undefined;
  constructor(script: () => Script<AsyncIterable<AudioFrame>, stt.SpeechEvent> | undefined) {
    super({ streaming: true, interimResults: true });
    this.#script = script;
  }
  protected async _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('not used');
  }
  stream(options?: { connOptions?: ConstructorParameters<typeof stt.SpeechStream>[2] }) {
    const script = this.#script();
    return new (class extends stt.SpeechStream {
      override label = 'fake.SpeechStream';
      protected async run() {
        const audio = this.input as AsyncIterable<AudioFrame>;
        for await (const event of script?.(audio) ?? []) this.queue.put(event);
      }
    })(this, undefined, options?.connOptions);
  }
}

/** Collects what a provider reports, as short lines. */
export function errorLog() {
  const errors: string[] = [];
  const onError = ({ kind, recovered, fallback }: ProviderError) => {
    errors.push(
      [kind, recovered ? 'recovered' : 'told', ...(fallback ? [fallback] : [])].join(' '),
    );
  };
  return { errors, onError };
}
