import type { TurnTiming } from '../contract/turn-taking.ts';
import type { Reply } from '../figures/replies.ts';

/** A reply of which it is known for how long the agent waited before it took the caller to have finished. */
export interface TimedReply extends Reply {
  waitMs: number;
  /** The setting that the wait came from. */
  by: keyof TurnTiming;
}

/** The shortest and the longest wait that come from a setting: what `agent/turns/timing.ts` makes of it. */
function waitsBy(by: keyof TurnTiming, { finishedMs, unsureMs, unfinishedMs }: TurnTiming) {
  switch (by) {
    case 'finishedMs':
      return [finishedMs, Math.min(finishedMs * 1.5, unsureMs)] as const;
    case 'unsureMs':
      return [(finishedMs + unsureMs) / 2, unsureMs] as const;
    case 'unfinishedMs':
      return [(unsureMs + unfinishedMs) / 2, unfinishedMs] as const;
  }
}

/** Which setting a wait comes from: the one whose waits are nearest. */
export function settingOf(waitMs: number, timing: TurnTiming): keyof TurnTiming {
  const isBetween = (one: keyof TurnTiming, next: keyof TurnTiming) =>
    waitMs <= (waitsBy(one, timing)[1] + waitsBy(next, timing)[0]) / 2;
  if (isBetween('finishedMs', 'unsureMs')) return 'finishedMs';
  return isBetween('unsureMs', 'unfinishedMs') ? 'unsureMs' : 'unfinishedMs';
}

/** The replies whose wait is known, each with the setting that it comes from. */
export const timed = <Found extends Reply>(replies: readonly Found[], timing: TurnTiming) =>
  replies.flatMap((reply): (Found & TimedReply)[] => {
    const waitMs = reply.latency.endOfTurnMs;
    return waitMs === null ? [] : [{ ...reply, waitMs, by: settingOf(waitMs, timing) }];
  });

/** How much longer, with other settings, a reply would have been waited with; less than 0: shorter. */
export function addedWaitMs({ by, waitMs }: TimedReply, now: TurnTiming, then: TurnTiming): number {
  const [shortest, longest] = waitsBy(by, now);
  const [newShortest, newLongest] = waitsBy(by, then);
  // How sure it was of the caller's melody is the same with any settings.
  const doubt = longest === shortest ? 1 : (waitMs - shortest) / (longest - shortest);
  const of = Math.min(1, Math.max(0, doubt));
  const change = (1 - of) * (newShortest - shortest) + of * (newLongest - longest);
  return Math.max(change, -waitMs);
}

/** Whether the caller who was cut off would have gone on before the agent began. */
export const wouldHaveWaited = (reply: TimedReply, now: TurnTiming, then: TurnTiming): boolean =>
  reply.cutOffPauseMs !== null &&
  reply.waitMs + addedWaitMs(reply, now, then) > reply.cutOffPauseMs;
