import type { voice } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { RecordEvent } from './events/record.ts';
import { linesFor } from './lines.ts';
import { afterTurnMs, whenPaused } from './pause.ts';

/**
 * Keeps a call within its longest time: tells the caller some time before, in a pause of the
 * conversation, and calls `onReached` at the end.
 *
 * @param mayWarn - whether the agent may speak to the caller
 * @returns stops watching
 */
export function watchTimeLimit(
  session: voice.AgentSession,
  agent: Pick<AgentSettings, 'limits' | 'turnTaking' | 'language'>,
  record: RecordEvent,
  onReached: () => void,
  mayWarn: () => boolean = () => true,
): () => void {
  const { turnTaking } = agent;
  const { maxCallMs, warnBeforeEndMs } = agent.limits;
  let stopWaiting = () => {};

  const warn = () => {
    if (!mayWarn()) return;
    record({ type: 'limit', limit: 'time', state: 'warned' });
    session.say(linesFor(agent.language).timeWarning);
  };
  const warning = setTimeout(() => {
    stopWaiting = whenPaused(session, afterTurnMs(turnTaking), warn);
  }, maxCallMs - warnBeforeEndMs);
  // A call that is shorter than the warning begins with its end in sight, and is not warned.
  if (warnBeforeEndMs === 0 || warnBeforeEndMs >= maxCallMs) clearTimeout(warning);

  const end = setTimeout(() => {
    stopWaiting();
    record({ type: 'limit', limit: 'time', state: 'reached' });
    onReached();
  }, maxCallMs);

  return () => {
    clearTimeout(warning);
    clearTimeout(end);
    stopWaiting();
  };
}
