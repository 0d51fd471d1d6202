import { z } from 'zod';

/** How a call can end, as result and reason. The set is closed: each reason has one result. */
export const OUTCOMES = {
  caller_hung_up: 'completed',
  agent_hung_up: 'completed',
  /** Somebody ended it from the operator's page. */
  operator_ended: 'completed',
  transferred: 'transferred',
  no_answer: 'unanswered',
  before_greeting: 'abandoned',
  during_greeting: 'abandoned',
  without_speaking: 'abandoned',
  silence: 'stopped',
  time_limit: 'stopped',
  credit: 'stopped',
  /** A limit of the agent in money or in calls at once. */
  limit: 'stopped',
  error: 'failed',
  lost: 'failed',
} as const;

export type OutcomeReason = keyof typeof OUTCOMES;
type OutcomeResult = (typeof OUTCOMES)[OutcomeReason];

export const outcomeReason = z.enum(Object.keys(OUTCOMES) as [OutcomeReason, ...OutcomeReason[]]);
export const outcomeResult = z.enum([...new Set(Object.values(OUTCOMES))] as [
  OutcomeResult,
  ...OutcomeResult[],
]);
