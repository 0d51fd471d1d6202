import {
  NEEDED_REPLIES,
  SLOW_REPLY_MS,
  type Suggestion,
  type Suggestions,
} from '../contract/suggestions.ts';
import { turnTimingOf } from '../contract/turn-taking.ts';
import type { Reply } from '../figures/replies.ts';
import { longerWhereCutOff, presetsThat, type TurnTaking } from './candidates.ts';
import { addedWaitMs, type TimedReply, timed, wouldHaveWaited } from './what-if.ts';

/** A reply, and the call that it was given in. */
export interface CallReply extends Reply {
  callId: string;
}
type Case = CallReply & TimedReply;

/** From how often on something is worth a change, and out of how many at least. */
const CUT_OFF_SHARE = 0.03;
const SLOW_SHARE = 0.1;
const LEAST_CASES = 5;
/** Above it nothing is suggested that would wait for less: to be cut off is worse than to wait. */
const CUT_OFF_SHARE_TO_SPARE = 0.01;
/** A suggestion would have mended at least this share of its cases. */
const LEAST_MENDED = 0.5;

const MOST_EVIDENCE = 20;

type Judged = Pick<Suggestions, 'cutOffs' | 'slow' | 'suggestions'>;

/** What an agent's replies, the newest first, say of its turn-taking. */
export function suggest(turnTaking: TurnTaking, replies: readonly CallReply[]): Judged {
  const known = timed(replies, turnTimingOf(turnTaking));
  const rate = (count: number) => ({ count, share: count / Math.max(1, replies.length) });
  const cutOffs = known.filter(({ cutOffPauseMs }) => cutOffPauseMs !== null);
  const slow = known.filter(isSlowByWaiting);
  const judged = { cutOffs: rate(cutOffs.length), slow: rate(slow.length) };
  const isMatter = ({ count, share }: { count: number; share: number }, least: number) =>
    replies.length >= NEEDED_REPLIES && count >= LEAST_CASES && share >= least;

  if (isMatter(judged.cutOffs, CUT_OFF_SHARE)) {
    const candidates = [...presetsThat('more', turnTaking), longerWhereCutOff(turnTaking, cutOffs)];
    const wait = best(
      candidates.map((then) => weigh('wait_longer', turnTaking, then, known, cutOffs)),
    );
    return { ...judged, suggestions: wait };
  }
  if (isMatter(judged.slow, SLOW_SHARE) && judged.cutOffs.share <= CUT_OFF_SHARE_TO_SPARE) {
    const candidates = presetsThat('less', turnTaking);
    const sooner = candidates.map((then) => weigh('answer_sooner', turnTaking, then, known, slow));
    // The smallest step first: how many it would cut off nobody knows before.
    return { ...judged, suggestions: best(sooner, (one) => -one.expected.averageWaitMs) };
  }
  return { ...judged, suggestions: [] };
}

const isSlowByWaiting = ({ latency, waitMs }: Case): boolean =>
  latency.totalMs > SLOW_REPLY_MS && waitMs > latency.totalMs / 2;

/** What settings would have done to the replies that are the matter, and to all. */
function weigh(
  kind: Suggestion['kind'],
  now: TurnTaking,
  then: TurnTaking,
  replies: readonly Case[],
  cases: readonly Case[],
): Suggestion {
  const [timing, wanted] = [turnTimingOf(now), turnTimingOf(then)];
  const addedMs = (one: Case) => addedWaitMs(one, timing, wanted);
  const isMended = (one: Case) =>
    one.cutOffPauseMs === null
      ? one.latency.totalMs + addedMs(one) <= SLOW_REPLY_MS
      : wouldHaveWaited(one, timing, wanted);
  const allAddedMs = replies.reduce((sum, one) => sum + addedMs(one), 0);
  const names = ['preset', 'minDelayMs', 'unsureDelayMs', 'maxDelayMs'] as const;
  return {
    kind,
    changes: names
      .filter((setting) => now[setting] !== then[setting])
      .map((setting) => ({ setting, from: now[setting], to: then[setting] })),
    turnTaking: then,
    expected: {
      cases: cases.length,
      mended: cases.filter(isMended).length,
      averageWaitMs: Math.round(allAddedMs / replies.length),
    },
    evidence: cases.slice(0, MOST_EVIDENCE).map(toEvidence),
  };
}

/** The one that mends enough at the least cost; none when none does. */
function best(
  suggestions: Suggestion[],
  cost = ({ expected }: Suggestion) => expected.averageWaitMs,
): Suggestion[] {
  return suggestions
    .filter(
      ({ changes, expected }) =>
        changes.length > 0 && expected.mended >= expected.cases * LEAST_MENDED,
    )
    .sort((a, b) => cost(a) - cost(b))
    .slice(0, 1);
}

const toEvidence = ({ callId, turn, startedAt, latency, waitMs, cutOffPauseMs }: Case) => ({
  callId,
  turn,
  at: startedAt.toISOString(),
  latencyMs: latency.totalMs,
  waitMs,
  pauseMs: cutOffPauseMs,
});
