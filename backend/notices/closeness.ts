import type { FoundCall, Moment } from '../../db/queries/call-search.ts';
import type { EndNotice } from '../contract/notices.ts';
import type { Candidate } from './strategy.ts';

/**
 * Two records of one call may be this far apart: the ringing that one counts and the other does
 * not, a worker that died some time before the line, clocks out of step.
 */
export const WINDOW_MS = 120_000;

/** What the call's time is compared with: its start where the notice tells it, else its end. */
export function momentOf({ startedAt, endedAt, at }: EndNotice): Moment {
  return startedAt === undefined
    ? { of: 'end', at: new Date(endedAt ?? at) }
    : { of: 'start', at: new Date(startedAt) };
}

/** @param atBest - the confidence when the times are equal; at the window's edge it is half that */
export function weighByTime({ call, distanceMs }: FoundCall, atBest: number): Candidate {
  return { call, confidence: atBest * (1 - distanceMs / WINDOW_MS / 2) };
}
