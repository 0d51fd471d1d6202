import { log, voice } from '@livekit/agents';
import { LINES } from './lines.ts';

/**
 * Says so, and asks again, when the conversation model failed to answer a turn: the caller must
 * not be left waiting for a reply that will not come.
 */
export function watchFailures(session: voice.AgentSession): void {
  let unanswered = false;
  session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
    log().warn({ error }, 'provider failed');
    if (error.type === 'llm_error' && !error.recoverable) unanswered = true;
  });
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') unanswered = false;
    if (newState !== 'listening' || !unanswered) return;
    unanswered = false;
    session.say(LINES.sayAgain);
  });
}
