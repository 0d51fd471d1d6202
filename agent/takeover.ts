import { llm, type voice } from '@livekit/agents';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import { LINES } from './lines.ts';

/** What was said before this worker took over, as the conversation model reads it. */
export function historyOf(history: OpenCallResponse['history']): llm.ChatContext {
  const context = llm.ChatContext.empty();
  for (const { speaker, text } of history) {
    context.addMessage({ role: speaker === 'caller' ? 'user' : 'assistant', content: text });
  }
  return context;
}

/** Tells the caller, who has heard nothing for some seconds, that the conversation goes on. */
export function goOn(session: voice.AgentSession, onEnd: () => void): void {
  session.say(LINES.cutOff).addDoneCallback(onEnd);
}
