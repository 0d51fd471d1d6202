import type { z } from 'zod';
import {
  PRESETS,
  type TurnTiming,
  type turnTaking,
  turnTimingOf,
} from '../contract/turn-taking.ts';
import { type TimedReply, wouldHaveWaited } from './what-if.ts';

export type TurnTaking = z.infer<typeof turnTaking>;

/** A longer wait is wanted that would have let this share of those finish who were cut off. */
const LET_FINISH = 0.8;
/** Settings are made longer in steps that an operator would choose. */
const STEP_MS = 50;
/** The longest wait of the slowest preset: beyond it the agent seems to be gone. */
const LONGEST_MS = 2_500;

const SETTING = {
  finishedMs: 'minDelayMs',
  unsureMs: 'unsureDelayMs',
  unfinishedMs: 'maxDelayMs',
} as const satisfies Record<keyof TurnTiming, keyof TurnTaking>;

const withPreset = (now: TurnTaking, preset: TurnTaking['preset']): TurnTaking => ({
  ...now,
  preset,
  minDelayMs: null,
  unsureDelayMs: null,
  maxDelayMs: null,
});

const total = ({ finishedMs, unsureMs, unfinishedMs }: TurnTiming): number =>
  finishedMs + unsureMs + unfinishedMs;

/** The presets that wait for less, or for more, than an agent does now. */
export function presetsThat(wait: 'less' | 'more', now: TurnTaking): TurnTaking[] {
  const sign = wait === 'more' ? 1 : -1;
  return PRESETS.map((preset) => withPreset(now, preset)).filter(
    (then) => sign * (total(turnTimingOf(then)) - total(turnTimingOf(now))) > 0,
  );
}

/** Of the settings that callers were cut off by, only those made longer, by as much as most of them needed. */
export function longerWhereCutOff(
  turnTaking: TurnTaking,
  cutOffs: readonly TimedReply[],
): TurnTaking {
  const now = turnTimingOf(turnTaking);
  let then = now;
  for (const [by, cases] of Map.groupBy(cutOffs, (reply) => reply.by)) {
    const letFinish = () => cases.filter((one) => wouldHaveWaited(one, now, then)).length;
    while (letFinish() < cases.length * LET_FINISH && then[by] + STEP_MS <= LONGEST_MS) {
      then = inOrder({ ...then, [by]: then[by] + STEP_MS });
    }
  }
  const changed = (Object.keys(SETTING) as (keyof TurnTiming)[]).filter(
    (by) => then[by] !== now[by],
  );
  return { ...turnTaking, ...Object.fromEntries(changed.map((by) => [SETTING[by], then[by]])) };
}

/** Each at least the one before, as the settings demand. */
function inOrder({ finishedMs, ...timing }: TurnTiming): TurnTiming {
  const unsureMs = Math.max(timing.unsureMs, finishedMs);
  return { finishedMs, unsureMs, unfinishedMs: Math.max(timing.unfinishedMs, unsureMs) };
}
