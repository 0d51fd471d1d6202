import { findCallsOfParticipant } from '../../../db/queries/call-search.ts';
import { momentOf, WINDOW_MS, weighByTime } from '../closeness.ts';
import type { Strategy } from '../strategy.ts';

/** A phone has the same identity in each of its calls: `sip_` and its number. */
const SAME_IDENTITY = 0.9;

/** By the caller's identity in the room, and the time. */
export const identity: Strategy = {
  name: 'identity',
  async find(database, notice) {
    if (notice.participantIdentity === undefined) return [];
    const found = await findCallsOfParticipant(
      database,
      notice.participantIdentity,
      momentOf(notice),
      WINDOW_MS,
    );
    return found.map((call) => weighByTime(call, SAME_IDENTITY));
  },
};
