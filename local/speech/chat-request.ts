import { z } from 'zod';
import type { Message, ToolCall } from './message.ts';

const content = z.union([
  z.string(),
  z.array(z.object({ type: z.string(), text: z.string().optional() })),
  z.null(),
]);

const toolCall = z.object({
  id: z.string(),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const message = z.object({
  role: z.string(),
  content: content.optional(),
  tool_calls: z.array(toolCall).nullish(),
  tool_call_id: z.string().nullish(),
});

/** The fields of a chat completion request that the script looks at. */
export const chatRequest = z.object({
  model: z.string().optional(),
  messages: z.array(message).min(1, 'at least one message'),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
  tool_choice: z.unknown().optional(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequest>;

/** A message as plain text. */
export const textOf = ({ content }: ChatRequest['messages'][number]): string =>
  typeof content === 'string' ? content : (content ?? []).map((p) => p.text ?? '').join(' ');

/** The messages with, at those of tools, the calls that they answer. */
export function toMessages({ messages }: ChatRequest): Message[] {
  const calls = new Map<string, ToolCall>();
  return messages.map((message) => {
    for (const { id, function: made } of message.tool_calls ?? []) {
      calls.set(id, { name: made.name, input: inputOf(made.arguments) });
    }
    const answers = calls.get(message.tool_call_id ?? '');
    return { role: message.role, text: textOf(message), ...(answers && { answers }) };
  });
}

/** Whatever is no JSON object counts as no input. */
function inputOf(json: string): ToolCall['input'] {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch {
    return {};
  }
}
