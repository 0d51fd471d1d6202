import { setTimeout as wait } from 'node:timers/promises';
import { answerChunks, answerHead } from '../../local/speech/chat-answer.ts';
import type { ChatRequest } from '../../local/speech/chat-request.ts';
import { textOf } from '../../local/speech/chat-request.ts';
import { DELAYS } from './delays.ts';
import type { StubLog } from './stub-log.ts';

const MODEL = 'stub';
const STORY = /\bstory\b/i;
/** Some 7 s of speech, so that there is something to interrupt. */
const STORY_SENTENCES = 4;
const ECHOED_WORDS = 4;

/** What the caller said last. */
const questionIn = ({ messages }: ChatRequest): string => {
  const last = messages.findLast(({ role }) => role === 'user');
  return last ? textOf(last) : '';
};

/**
 * Two sentences, the first of some eleven words. It says which words it answers, so that a reply to
 * half a question can be told from one to the whole. Who asks for a story gets a long one.
 */
export function answerTo(question: string): string {
  if (STORY.test(question))
    return Array(STORY_SENTENCES)
      .fill('Once upon a time there was a town by the wide sea.')
      .join(' ');
  const words = question.match(/[\p{L}\p{N}'@]+/gu) ?? ['nothing'];
  return `You said ${words.slice(-ECHOED_WORDS).join(' ')} and I can help with that. Anything else?`;
}

const usage = { prompt_tokens: 100, completion_tokens: 14, total_tokens: 114 };

/** The answer in one piece, after the time that its tokens take. */
export async function complete(request: ChatRequest) {
  const content = answerTo(questionIn(request));
  await wait(DELAYS.firstTokenMs + content.split(' ').length * DELAYS.tokenMs);
  const message = { role: 'assistant', content };
  return {
    ...answerHead('chat.completion', MODEL, new Date()),
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage,
  };
}

/** The answer as the chunks of a stream, each at its time. */
export async function* streamChunks(request: ChatRequest, log: StubLog, signal: AbortSignal) {
  const askedAtMs = performance.now();
  const question = questionIn(request);
  log.add('chat request', question);
  const { chunk, usageChunk } = answerChunks(MODEL, new Date());
  const words = answerTo(question).split(/(?<=\s)/);
  for (const [n, word] of words.entries()) {
    const dueAtMs = askedAtMs + DELAYS.firstTokenMs + n * DELAYS.tokenMs;
    await wait(Math.max(0, dueAtMs - performance.now()));
    if (signal.aborted) return log.add('chat dropped', question);
    if (n === 0) log.add('first token', question);
    yield chunk(n === 0 ? { role: 'assistant', content: word } : { content: word });
  }
  yield chunk({}, 'stop');
  if (request.stream_options?.include_usage) yield usageChunk(usage);
}
