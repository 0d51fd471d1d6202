import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import type { EndNotice, NoticeCandidate } from '../contract/notices.ts';
import { identity } from './strategies/identity.ts';
import { metadata } from './strategies/metadata.ts';
import { numbers } from './strategies/numbers.ts';
import { sipCallId } from './strategies/sip-call-id.ts';
import { spoken } from './strategies/spoken.ts';
import type { Candidate, Strategy } from './strategy.ts';

/** The surest first. */
const STRATEGIES: readonly Strategy[] = [metadata, sipCallId, numbers, identity, spoken];

/** A call is taken for the one that is meant from this confidence on. */
const SURE_ENOUGH = 0.75;

/** By this much it must be surer than the next one. */
const CLEARLY_AHEAD = 0.15;

export interface Resolution {
  /** The call that is meant; null when none could be told. */
  match: NoticeCandidate | null;
  /** The calls it may be about, the likeliest first. */
  candidates: NoticeCandidate[];
}

/**
 * Finds the call that a notice is about. The strategies are tried in order until one singles out a
 * call. What one leaves open, a later one may settle among the calls it left, never against it.
 */
export async function resolveNotice(database: Database, notice: EndNotice): Promise<Resolution> {
  let open: NoticeCandidate[] = [];
  for (const { name, find } of STRATEGIES) {
    const found = (await find(database, notice))
      .filter(({ call }) => !isOtherRoom(call, notice))
      .map((candidate) => describe(candidate, name))
      .filter(({ callId }) => open.length === 0 || open.some((left) => left.callId === callId))
      .toSorted((a, b) => b.confidence - a.confidence);
    const [best, second] = found;
    if (best === undefined) continue;
    open = found;
    if (best.confidence < SURE_ENOUGH) continue;
    if (best.confidence - (second?.confidence ?? 0) >= CLEARLY_AHEAD) {
      return { match: best, candidates: found };
    }
  }
  return { match: null, candidates: open };
}

/** A room's id is its own for ever, so that a call in another room cannot be meant. */
function isOtherRoom({ roomSid }: CallRow, notice: EndNotice): boolean {
  return notice.roomSid !== undefined && notice.roomSid !== roomSid;
}

const describe = ({ call, confidence }: Candidate, strategy: string): NoticeCandidate => ({
  callId: call.id,
  strategy,
  // As precise as the column that it is kept in can tell.
  confidence: Math.round(confidence * 1_000) / 1_000,
});
