import type { OutcomeReason } from '../backend/contract/calls.ts';

/** What made the call end, as the worker saw it. */
export type EndCause =
  | 'caller_left'
  | 'connection_lost'
  | 'agent_hung_up'
  | 'silence'
  | 'time_limit'
  | 'error';

/** How far the conversation had come. */
export interface Progress {
  greetingStarted: boolean;
  greetingEnded: boolean;
  callerSpoke: boolean;
}

/** The reason stored with the call. A caller who leaves early is told apart by how far the call came. */
export function outcomeReason(cause: EndCause, progress: Progress): OutcomeReason {
  if (cause === 'connection_lost') return 'lost';
  if (cause !== 'caller_left') return cause;
  if (!progress.greetingStarted) return 'before_greeting';
  if (progress.callerSpoke) return 'caller_hung_up';
  return progress.greetingEnded ? 'without_speaking' : 'during_greeting';
}
