import { voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { turnTimingOf } from '../backend/contract/turn-taking.ts';

const { AgentStateChanged, UserStateChanged } = voice.AgentSessionEventTypes;

/** By so much a pause is longer than the longest that the agent waits for an unfinished turn. */
const AFTER_TURN_MS = 500;

/** Silence after which a caller has certainly finished, in ms. */
export const afterTurnMs = (turnTaking: AgentSettings['turnTaking']): number =>
  turnTimingOf(turnTaking).unfinishedMs + AFTER_TURN_MS;

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
