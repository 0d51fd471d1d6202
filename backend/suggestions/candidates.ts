import type { z } from 'zod';
import { percentile } from '../contract/percentile.ts';
import {
  PRESETS,
  type TurnTiming,
  type turnTaking,
  turnTimingOf,
} from '../contract/turn-taking.ts';
import type { TimedReply } from './what-if.ts';

export type TurnTaking = z.infer<typeof turnTaking>;

/** A wait that covers this share of the pauses in which callers were cut off. */
const COVERED = 0.8;
/** A little more than the pauses that it is to cover, in steps that an operator would choose. */
const MARGIN_MS = 50;
const STEP_MS = 50;
/** Longer than the slowest preset's longest wait the agent would seem to be gone. */
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

/** Of the waits that callers were cut off in only those made longer, by as much as most of them needed. */
export function longerWhereCutOff(now: TurnTaking, cutOffs: readonly TimedReply[]): TurnTaking {
  const timing = { ...turnTimingOf(now) };
  for (const [by, cases] of Map.groupBy(cutOffs, (reply) => reply.by)) {
    const pauses = cases.map(({ cutOffPauseMs }) => cutOffPauseMs ?? 0);
    const coveredMs = (percentile(pauses, COVERED) ?? 0) + MARGIN_MS;
    const wantedMs = Math.ceil(coveredMs / STEP_MS) * STEP_MS;
    timing[by] = Math.max(timing[by], Math.min(wantedMs, LONGEST_MS));
  }
  // Each at least the one before, as the settings demand.
  timing.unsureMs = Math.max(timing.unsureMs, timing.finishedMs);
  timing.unfinishedMs = Math.max(timing.unfinishedMs, timing.unsureMs);
  const before = turnTimingOf(now);
  const changed = (Object.keys(SETTING) as (keyof TurnTiming)[]).filter(
    (by) => timing[by] !== before[by],
  );
  return { ...now, ...Object.fromEntries(changed.map((by) => [SETTING[by], timing[by]])) };
}
