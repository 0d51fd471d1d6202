import type { TurnRow } from '../../db/queries/turns.ts';
import { type Latency, latency } from '../contract/events.ts';

/**
 * Who goes on so soon after the agent has begun was not finished: nobody hears an answer and replies
 * to it in that time. A little longer than what the worker itself takes for the middle of a turn
 * (`agent/turns/policy.ts`), as times of turns are those of the recogniser.
 */
const CUT_OFF_MS = 1_500;

export type SpokenTurn = Pick<
  TurnRow,
  'speaker' | 'interrupted' | 'startedAt' | 'endedAt' | 'latency'
>;

/** What the agent said in reply to the caller. */
export interface Reply {
  /** Its place among the turns of the call, from 0. */
  turn: number;
  startedAt: Date;
  latency: Latency;
  /**
   * Of a caller who had not finished: how long they had paused when they went on, in milliseconds.
   * Null for all others.
   */
  cutOffPauseMs: number | null;
}

/** The replies of a call of which it is known how long the caller waited for them. */
export function repliesIn(turns: readonly SpokenTurn[]): Reply[] {
  return turns.flatMap((turn, index): Reply[] => {
    const known = latency.nullable().parse(turn.latency);
    if (turn.speaker !== 'agent' || known === null) return [];
    const cutOffPauseMs = turn.interrupted ? pauseBefore(turns, index, turn.startedAt) : null;
    return [{ turn: index, startedAt: turn.startedAt, latency: known, cutOffPauseMs }];
  });
}

/** How long the caller had paused who went on as the agent began; null when nobody did. */
function pauseBefore(turns: readonly SpokenTurn[], index: number, began: Date): number | null {
  const isCaller = ({ speaker }: SpokenTurn) => speaker === 'caller';
  const asked = turns.slice(0, index).findLast(isCaller);
  const wentOn = turns.slice(index + 1).find(isCaller);
  if (asked === undefined || wentOn === undefined) return null;
  if (wentOn.startedAt.getTime() - began.getTime() > CUT_OFF_MS) return null;
  return Math.max(0, wentOn.startedAt.getTime() - asked.endedAt.getTime());
}
