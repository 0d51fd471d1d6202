import { findCallsByNumbers } from '../../../db/queries/call-search.ts';
import type { CallRow } from '../../../db/queries/calls.ts';
import type { EndNotice } from '../../contract/notices.ts';
import { momentOf, WINDOW_MS, weighByTime } from '../closeness.ts';
import type { Strategy } from '../strategy.ts';

const BOTH_NUMBERS = 0.95;
const CALLER_ONLY = 0.85;
/** Many call one number: never enough by itself. */
const CALLED_ONLY = 0.7;

/** By caller and called number, and the time. */
export const numbers: Strategy = {
  name: 'numbers',
  async find(database, notice) {
    const { callerNumber: caller = null, calledNumber: called = null } = notice;
    if (caller === null && called === null) return [];
    const moment = momentOf(notice);
    const found = await findCallsByNumbers(database, { caller, called }, moment, WINDOW_MS);
    return found.map((entry) => weighByTime(entry, certainty(entry.call, notice)));
  },
};

function certainty(call: CallRow, notice: EndNotice): number {
  if (call.callerNumber === null || call.callerNumber !== notice.callerNumber) return CALLED_ONLY;
  return call.calledNumber === notice.calledNumber ? BOTH_NUMBERS : CALLER_ONLY;
}
