import { type llm, type stt, tts } from '@livekit/agents';
import { SilenceFilter } from '../silence-filter.ts';
import type { NewEvent } from './record.ts';
import { answerCharacters, promptCharacters, type TokenEstimate } from './token-estimate.ts';

export type OnAmounts = (amounts: NewEvent<'usage'>['amounts']) => void;
/** Called as something is asked of a provider, for what is then to be told how much it took. */
export type OnRequest = () => OnAmounts;

/**
 * Has a model tell what each request took: as the provider counts it, or an estimate when the
 * request was cancelled, which it is paid for all the same. One that failed costs nothing.
 */
export function meterLlm(model: llm.LLM, estimate: TokenEstimate, onRequest: OnRequest): void {
  const chat = model.chat.bind(model);
  model.chat = (request) => {
    const stream = chat(request);
    const onAmounts = onRequest();
    let usage: llm.CompletionUsage | undefined;
    let answered = 0;
    const settle = once((cancelled: boolean) => {
      const prompt = promptCharacters(request.chatCtx);
      if (usage) {
        estimate.learn(prompt, usage.promptTokens);
        onAmounts({
          input_token: usage.promptTokens - usage.promptCachedTokens,
          cached_input_token: usage.promptCachedTokens,
          output_token: usage.completionTokens,
        });
      } else if (cancelled || answered > 0) {
        const output = estimate.ofAnswer(answered);
        onAmounts({ input_token: estimate.ofPrompt(prompt), output_token: output });
      }
    });
    const { next, close } = bound(stream);
    stream.next = async () => {
      const result = await next();
      if (result.done) {
        settle(false);
        return result;
      }
      usage = result.value.usage ?? usage;
      answered += answerCharacters(result.value);
      return result;
    };
    stream.close = () => {
      settle(true);
      close();
    };
    return stream;
  };
}

/**
 * Has a voice tell how many characters each stream of speech took, cut short or not. One that
 * failed before there was any audio costs nothing.
 */
export function meterTts(voice: tts.TTS, onRequest: OnRequest): void {
  let hasFailed = false;
  voice.on('error', () => {
    hasFailed = true;
  });
  const open = voice.stream.bind(voice);
  voice.stream = (options) => {
    const stream = open(options);
    const onAmounts = onRequest();
    let character = 0;
    let isHeard = false;
    const settle = once(() => {
      if (isHeard || !hasFailed) onAmounts({ character });
    });
    const { next, close } = bound(stream);
    const pushText = stream.pushText.bind(stream);
    stream.pushText = (text) => {
      character += text.length;
      pushText(text);
    };
    stream.next = async () => {
      const result = await next();
      if (result.done) settle();
      else isHeard ||= result.value !== tts.SynthesizeStream.END_OF_STREAM;
      return result;
    };
    stream.close = () => {
      settle();
      close();
    };
    return stream;
  };
}

/**
 * Has a recogniser tell how much audio it was sent: as the plugin counts it, every few seconds, and
 * at the end what it has not told yet.
 */
export function meterStt(recogniser: stt.STT, onAmounts: OnAmounts): void {
  let untoldMs = 0;
  recogniser.on('metrics_collected', ({ audioDurationMs }) => {
    untoldMs = 0;
    onAmounts({ audio_ms: audioDurationMs });
  });
  const open = recogniser.stream.bind(recogniser);
  recogniser.stream = (options) => {
    const stream = open(options);
    // Silence is not sent: the plugin has such a filter of its own.
    const filter = new SilenceFilter();
    const { close } = bound(stream);
    const pushFrame = stream.pushFrame.bind(stream);
    stream.pushFrame = (frame) => {
      const isSent = frame.samplesPerChannel > 0 && filter.isSent(frame);
      if (isSent) untoldMs += (frame.samplesPerChannel / frame.sampleRate) * 1_000;
      pushFrame(frame);
    };
    const settle = once(() => onAmounts({ audio_ms: Math.round(untoldMs) }));
    stream.close = () => {
      settle();
      close();
    };
    return stream;
  };
}

interface Stream<Next> {
  next(): Next;
  close(): void;
}

const bound = <Next>(stream: Stream<Next>) => ({
  next: stream.next.bind(stream),
  close: stream.close.bind(stream),
});

function once<Args extends unknown[]>(action: (...args: Args) => void) {
  let isDone = false;
  return (...args: Args) => {
    if (!isDone) action(...args);
    isDone = true;
  };
}
