import { llm } from '@livekit/agents';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';

/** The model's context of a conversation that another worker began: what was said, oldest first. */
export function chatContextOf(history: OpenCallResponse['history']): llm.ChatContext {
  const items = history.map(({ speaker, text }, at) =>
    llm.ChatMessage.create({
      role: speaker === 'caller' ? 'user' : 'assistant',
      content: text,
      // The SDK keeps items in the order of their times: these are all before now.
      createdAt: at,
    }),
  );
  return new llm.ChatContext(items);
}
