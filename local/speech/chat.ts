import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Message, type Reply, reply } from './script.ts';

/** Under this name the script says what it is. */
export const CHAT_MODEL = 'switchboard-scripted';

/** A token is about four characters of English (OpenAI's rule of thumb). */
const CHARACTERS_PER_TOKEN = 4;

const content = z.union([
  z.string(),
  z.array(z.object({ type: z.string(), text: z.string().optional() })),
  z.null(),
]);

/** The fields of a chat completion request that the script looks at. */
export const chatRequest = z.object({
  messages: z
    .array(z.object({ role: z.string(), content: content.optional() }))
    .min(1, 'at least one message'),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
  tool_choice: z.unknown().optional(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequest>;

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

const toMessage = ({ role, content }: ChatRequest['messages'][number]): Message => ({
  role,
  text: typeof content === 'string' ? content : (content ?? []).map((p) => p.text ?? '').join(' '),
});

const answerTo = (request: ChatRequest, now: Date): Reply => {
  const mayCall = request.tool_choice !== 'none';
  const tools = mayCall ? request.tools.map((tool) => tool.function.name) : [];
  return reply(request.messages.map(toMessage), tools, now);
};

const toolCalls = (answer: Extract<Reply, { toolCall: unknown }>) => [
  { index: 0, id: `call_${randomUUID()}`, type: 'function', function: answer.toolCall },
];

const finishReason = (answer: Reply) => ('toolCall' in answer ? 'tool_calls' : 'stop');

const tokens = (text: string) => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

function usageOf(request: ChatRequest, answer: Reply) {
  const promptTokens = request.messages.reduce((sum, m) => sum + tokens(toMessage(m).text), 0);
  const completionTokens = tokens('text' in answer ? answer.text : JSON.stringify(answer.toolCall));
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

const head = (object: string, now: Date) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(now.getTime() / 1_000),
  model: CHAT_MODEL,
});

/** The answer in one piece. */
export function complete(request: ChatRequest, now: Date) {
  const answer = answerTo(request, now);
  const message =
    'text' in answer
      ? { role: 'assistant', content: answer.text }
      : { role: 'assistant', content: null, tool_calls: toolCalls(answer) };
  return {
    ...head('chat.completion', now),
    choices: [{ index: 0, message, finish_reason: finishReason(answer) }],
    usage: usageOf(request, answer),
  };
}

/** The answer word by word, as the chunks of a stream. */
export function* streamChunks(request: ChatRequest, now: Date) {
  const answer = answerTo(request, now);
  const start = head('chat.completion.chunk', now);
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    ...start,
    choices: [{ index: 0, delta, finish_reason }],
  });

  yield chunk({ role: 'assistant', content: '' });
  if ('text' in answer) {
    for (const word of answer.text.split(/(?<=\s)/)) yield chunk({ content: word });
  } else {
    yield chunk({ tool_calls: toolCalls(answer) });
  }
  yield chunk({}, finishReason(answer));
  if (request.stream_options?.include_usage) {
    yield { ...start, choices: [], usage: usageOf(request, answer) };
  }
}
