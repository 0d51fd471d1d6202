import type { TurnTiming } from '../contract/turn-taking.ts';
import type { Reply } from '../figures/replies.ts';

/** A reply of which it is known for how long the agent waited before it took the caller to have finished. */
export interface TimedReply extends Reply {
  waitMs: number;
  /** The setting that the wait came from. */
  by: keyof TurnTiming;
}

/**
 * Which setting a wait comes from: the agent waits for between one and one and a half times `finishedMs`, or
 * for the upper half of what lies below `unsureMs`, or below `unfinishedMs` (`agent/turns/timing.ts`).
 */
export function settingOf(waitMs: number, timing: TurnTiming): keyof TurnTiming {
  const { finishedMs, unsureMs, unfinishedMs } = timing;
  const between = (below: number, above: number) => waitMs <= (below + above) / 2;
  if (between(finishedMs * 1.5, (finishedMs + unsureMs) / 2)) return 'finishedMs';
  return between(unsureMs, (unsureMs + unfinishedMs) / 2) ? 'unsureMs' : 'unfinishedMs';
}

/** The replies whose wait is known, each with the setting that it comes from. */
export const timed = <Found extends Reply>(replies: readonly Found[], timing: TurnTiming) =>
  replies.flatMap((reply): (Found & TimedReply)[] => {
    const waitMs = reply.latency.endOfTurnMs;
    return waitMs === null ? [] : [{ ...reply, waitMs, by: settingOf(waitMs, timing) }];
  });

/** How much longer a reply would have been waited with; less than 0: shorter. */
export const addedWaitMs = (
  { by, waitMs }: TimedReply,
  now: TurnTiming,
  then: TurnTiming,
): number => Math.max(then[by] - now[by], -waitMs);

/** The same on average. */
export const averageAddedWaitMs = (
  replies: readonly TimedReply[],
  now: TurnTiming,
  then: TurnTiming,
): number =>
  replies.reduce((sum, reply) => sum + addedWaitMs(reply, now, then), 0) /
  Math.max(1, replies.length);
