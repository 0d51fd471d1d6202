import type { OutcomeReason } from '../backend/contract/outcome.ts';

/** What made the call end, as the worker saw it. */
export type EndCause =
  | 'caller_left'
  | 'connection_lost'
  | 'agent_hung_up'
  | 'operator_ended'
  | 'transferred'
  | 'silence'
  | 'time_limit'
  | 'credit'
  | 'limit'
  | 'error';

/** How a call ended, before the outcome is made of it. */
export interface Ending {
  cause: EndCause;
  /** For the operator; never spoken. */
  detail: string | null;
  /** When, which may be noticed only later. Milliseconds since the epoch. */
  atMs: number;
}

/** How far the conversation had come. Times are milliseconds since the epoch; null: not reached. */
export interface Progress {
  greetingStartedAt: number | null;
  greetingEndedAt: number | null;
  callerSpoke: boolean;
}

/**
 * The reason stored with the call. A caller who leaves early is told apart by how far the call had
 * come when it left, which may be noticed only later.
 *
 * @param endedAt - milliseconds since the epoch
 */
export function outcomeReason(cause: EndCause, progress: Progress, endedAt: number): OutcomeReason {
  const { greetingStartedAt, greetingEndedAt, callerSpoke } = progress;
  if (cause === 'connection_lost') return 'lost';
  if (cause !== 'caller_left') return cause;
  if (greetingStartedAt === null || greetingStartedAt > endedAt) return 'before_greeting';
  if (callerSpoke) return 'caller_hung_up';
  const heardItAll = greetingEndedAt !== null && greetingEndedAt <= endedAt;
  return heardItAll ? 'without_speaking' : 'during_greeting';
}
