import { voice } from '@livekit/agents';

const { AgentStateChanged, UserStateChanged } = voice.AgentSessionEventTypes;

/**
 * Calls `onPause` once, when the conversation has paused for this long: neither side speaks, and no
 * reply is on its way, so that a word of the agent's own cuts nobody short.
 *
 * @param quietMs - longer than callers pause within a turn
 * @returns stops waiting
 */
export function whenPaused(
  session: voice.AgentSession,
  quietMs: number,
  onPause: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(timer);
    session.off(AgentStateChanged, listen);
    session.off(UserStateChanged, listen);
  };
  const listen = () => {
    clearTimeout(timer);
    if (session.agentState !== 'listening' || session.userState === 'speaking') return;
    timer = setTimeout(() => {
      stop();
      onPause();
    }, quietMs);
  };
  session.on(AgentStateChanged, listen);
  session.on(UserStateChanged, listen);
  listen();
  return stop;
}
