import { findCallsBySipCallId } from '../../../db/queries/call-search.ts';
import type { Strategy } from '../strategy.ts';

/** Globally unique (RFC 3261, 8.1.1.4), as far as the sender of the call keeps to it. */
const SAME_CALL_ID = 0.98;

/** By the Call-ID of the SIP dialog. */
export const sipCallId: Strategy = {
  name: 'sip_call_id',
  async find(database, notice) {
    if (notice.sipCallId === undefined) return [];
    const found = await findCallsBySipCallId(database, notice.sipCallId);
    return found.map((call) => ({ call, confidence: SAME_CALL_ID }));
  },
};
