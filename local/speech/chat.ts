import { answerChunks, answerHead, toolCalls } from './chat-answer.ts';
import { type ChatRequest, textOf, toMessages } from './chat-request.ts';
import type { Reply } from './message.ts';
import { OBEDIENT_MODEL, obey } from './obedient.ts';
import { reply } from './script.ts';

/** Under this name the script says what it is. */
export const CHAT_MODEL = 'switchboard-scripted';
/** Under this one it never answers. */
export const FAILING_MODEL = 'scripted-failing';

/** A token is about four characters of English (OpenAI's rule of thumb). */
const CHARACTERS_PER_TOKEN = 4;

/** An error answer in OpenAI's form. */
export const chatError = (message: string) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null },
});

/** The list of models, in OpenAI's form. It says openly that this is none. */
export const chatModels = () => ({
  object: 'list',
  data: [
    {
      id: CHAT_MODEL,
      object: 'model',
      created: 0,
      owned_by: 'switchboard: a built-in script, not a language model',
    },
  ],
});

const answerTo = (request: ChatRequest, now: Date): Reply => {
  const mayCall = request.tool_choice !== 'none';
  const tools = mayCall ? request.tools.map((tool) => tool.function.name) : [];
  const messages = toMessages(request);
  return request.model === OBEDIENT_MODEL ? obey(messages, tools) : reply(messages, tools, now);
};

const finishReason = ({ toolCall }: Reply) => (toolCall ? 'tool_calls' : 'stop');

const tokens = (text: string) => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

function usageOf(request: ChatRequest, answer: Reply) {
  const promptTokens = request.messages.reduce((sum, m) => sum + tokens(textOf(m)), 0);
  const called = answer.toolCall ? JSON.stringify(answer.toolCall) : '';
  const completionTokens = tokens(answer.text + called);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

/** The answer in one piece. */
export function complete(request: ChatRequest, now: Date) {
  const answer = answerTo(request, now);
  const message = {
    role: 'assistant',
    content: answer.toolCall && answer.text === '' ? null : answer.text,
    ...(answer.toolCall && { tool_calls: toolCalls(answer.toolCall) }),
  };
  return {
    ...answerHead('chat.completion', CHAT_MODEL, now),
    choices: [{ index: 0, message, finish_reason: finishReason(answer) }],
    usage: usageOf(request, answer),
  };
}

/** The answer word by word, as the chunks of a stream. */
export function* streamChunks(request: ChatRequest, now: Date) {
  const answer = answerTo(request, now);
  const { chunk, usageChunk } = answerChunks(CHAT_MODEL, now);

  yield chunk({ role: 'assistant', content: '' });
  const words = answer.text.split(/(?<=\s)/).filter(Boolean);
  for (const word of words) yield chunk({ content: word });
  if (answer.toolCall) yield chunk({ tool_calls: toolCalls(answer.toolCall) });
  yield chunk({}, finishReason(answer));
  if (request.stream_options?.include_usage) yield usageChunk(usageOf(request, answer));
}
