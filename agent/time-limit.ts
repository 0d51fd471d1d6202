import { setTimeout as wait } from 'node:timers/promises';
import type { voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { RecordEvent } from './events/record.ts';
import { LINES } from './lines.ts';
import { nextPause } from './pause.ts';

/** By so much a pause is longer than the longest that the agent waits for an unfinished turn. */
const AFTER_TURN_MS = 500;

/**
 * Keeps a call within its longest time: tells the caller in good time, in a pause of the
 * conversation, and calls `onReached` at the end.
 *
 * @returns stops watching
 */
export function watchTimeLimit(
  session: voice.AgentSession,
  { limits, turnTaking }: Pick<AgentSettings, 'limits' | 'turnTaking'>,
  record: RecordEvent,
  onReached: () => void,
): () => void {
  const over = new AbortController();
  const { signal } = over;
  const { maxCallMs, warnBeforeEndMs } = limits;

  const warn = async () => {
    await wait(maxCallMs - warnBeforeEndMs, undefined, { signal });
    await nextPause(session, turnTaking.maxDelayMs + AFTER_TURN_MS, signal);
    record({ type: 'limit', limit: 'time', state: 'warned' });
    session.say(LINES.timeWarning);
  };
  const end = async () => {
    await wait(maxCallMs, undefined, { signal });
    over.abort();
    record({ type: 'limit', limit: 'time', state: 'reached' });
    onReached();
  };
  // Both are aborted with the signal, and that is all that they throw.
  if (warnBeforeEndMs > 0 && warnBeforeEndMs < maxCallMs) warn().catch(() => undefined);
  end().catch(() => undefined);
  return () => over.abort();
}
