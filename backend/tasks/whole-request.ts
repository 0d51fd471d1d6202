import { APICallError, type LanguageModelMiddleware } from 'ai';
import pRetry from 'p-retry';
import { TaskFailed } from './task-failed.ts';

type WrapStream = NonNullable<LanguageModelMiddleware['wrapStream']>;
type Given = Parameters<WrapStream>[0];
export type Prompt = Given['params']['prompt'];
export type Part =
  Awaited<ReturnType<WrapStream>>['stream'] extends ReadableStream<infer P> ? P : never;

/** How long a request may take, and how often it is made. */
export interface RequestLimits {
  /** From the request to the first word of the answer. */
  firstTokenMs: number;
  /** To its end. */
  wholeMs: number;
  tries: number;
  /** Before the second try; each further one waits three times as long. */
  pauseMs: number;
}

/** A caller is waiting: a model that is silent for so long is asked again. */
export const REQUEST_LIMITS: RequestLimits = {
  firstTokenMs: 15_000,
  wholeMs: 60_000,
  tries: 3,
  pauseMs: 300,
};

/** The model did not answer in time, or not with anything of use. */
class ModelUnusable extends Error {
  override readonly name = 'ModelUnusable';
}

/** One try: what was asked, and the whole answer. @throws what was wrong with it */
export type Ask = (prompt: Prompt, answer: () => Promise<Part[]>) => Promise<Part[]>;

/**
 * Has each request to a model answered whole or tried again: nothing of an answer is used before
 * it has come to its end, so that trying again is safe.
 *
 * @param ask - is given each try to make
 */
export function wholeRequests(limits: RequestLimits, ask: Ask): LanguageModelMiddleware {
  return {
    async wrapStream({ model, params }) {
      const parts = await pRetry(() => ask(params.prompt, () => answer(model, params, limits)), {
        retries: limits.tries - 1,
        minTimeout: limits.pauseMs,
        factor: 3,
        signal: params.abortSignal,
        shouldRetry: ({ error }) => !params.abortSignal?.aborted && mayPass(error),
      });
      return { stream: ReadableStream.from(parts) };
    },
  };
}

/** A request that the model refuses is refused again. */
const mayPass = (error: Error): boolean =>
  !(error instanceof TaskFailed) && (!APICallError.isInstance(error) || error.isRetryable);

async function answer(
  model: Given['model'],
  params: Given['params'],
  { firstTokenMs, wholeMs }: RequestLimits,
): Promise<Part[]> {
  const late = new AbortController();
  const expire = () => late.abort(new ModelUnusable('The model did not answer in time.'));
  const timers = [setTimeout(expire, firstTokenMs), setTimeout(expire, wholeMs)];
  const signals = [late.signal, ...(params.abortSignal ? [params.abortSignal] : [])];
  try {
    const abortSignal = AbortSignal.any(signals);
    const { stream } = await model.doStream({ ...params, abortSignal });
    const parts: Part[] = [];
    for await (const part of stream) {
      if (part.type === 'error') throw asError(part.error);
      if (isAnswering(part)) clearTimeout(timers[0]);
      parts.push(part);
    }
    if (!parts.some(isOfUse)) throw new ModelUnusable('The model answered with nothing.');
    return parts;
  } catch (error) {
    // Of an aborted request the reason says more than the error of the connection.
    throw late.signal.aborted ? late.signal.reason : error;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

const isOfUse = ({ type }: Part): boolean => type === 'text-delta' || type === 'tool-call';
const isAnswering = (part: Part): boolean =>
  isOfUse(part) || part.type === 'reasoning-delta' || part.type === 'tool-input-start';

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new ModelUnusable(JSON.stringify(error));
