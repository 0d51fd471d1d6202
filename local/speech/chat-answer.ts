import { randomUUID } from 'node:crypto';
import type { ToolCall } from './message.ts';

// Answers in the form of OpenAI's chat completions.

/** What stands at the head of an answer in one piece, and of each chunk of a streamed one. */
export const answerHead = (
  object: 'chat.completion' | 'chat.completion.chunk',
  model: string,
  now: Date,
) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(now.getTime() / 1_000),
  model,
});

/** Makes the chunks of one streamed answer. */
export function answerChunks(model: string, now: Date) {
  const head = answerHead('chat.completion.chunk', model, now);
  return {
    chunk: (delta: object, finish_reason: 'stop' | 'tool_calls' | null = null) => ({
      ...head,
      choices: [{ index: 0, delta, finish_reason }],
    }),
    usageChunk: (usage: object) => ({ ...head, choices: [], usage }),
  };
}

/** The one tool call of an answer. */
export const toolCalls = ({ name, input }: ToolCall) => [
  {
    index: 0,
    id: `call_${randomUUID()}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  },
];
