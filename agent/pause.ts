import { setTimeout as wait } from 'node:timers/promises';
import { voice } from '@livekit/agents';

/** Neither side speaks, and no reply is on its way. */
const isQuiet = ({ agentState, userState }: voice.AgentSession): boolean =>
  agentState === 'listening' && userState !== 'speaking';

/**
 * Resolves when the conversation has paused for this long, so that a word of the agent's own cuts
 * nobody short; rejects when the signal is aborted before.
 *
 * @param quietMs - longer than callers pause within a turn
 */
export async function nextPause(
  session: voice.AgentSession,
  quietMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const changed = new AbortController();
    const stop = AbortSignal.any([signal, changed.signal]);
    const onChange = () => changed.abort();
    session.once(voice.AgentSessionEventTypes.AgentStateChanged, onChange);
    session.once(voice.AgentSessionEventTypes.UserStateChanged, onChange);
    try {
      // While someone speaks, only a change of state can bring the pause.
      await wait(isQuiet(session) ? quietMs : 3_600_000, undefined, { signal: stop, ref: false });
      if (isQuiet(session)) return;
    } catch (error) {
      if (signal.aborted) throw error;
    } finally {
      session.off(voice.AgentSessionEventTypes.AgentStateChanged, onChange);
      session.off(voice.AgentSessionEventTypes.UserStateChanged, onChange);
    }
  }
}
