import { findCallsAround, listSpoken } from '../../../db/queries/call-search.ts';
import { momentOf, WINDOW_MS } from '../closeness.ts';
import { compareSpoken } from '../similarity.ts';
import type { Strategy } from '../strategy.ts';

const SAME_WORDS = 0.9;

/**
 * The share of word pairs that two recognisers have in common on one call: each gets 80 to 90 % of
 * the words of a telephone line right, and a pair needs both of its words.
 */
const SHARE_OF_SAME_CALL = 0.65;

/** Less is common speech. */
const LEAST_SHARE = 0.2;

/** By what was said, among the calls of that time. */
export const spoken: Strategy = {
  name: 'spoken',
  async find(database, notice) {
    if (notice.spoken === undefined) return [];
    const around = await findCallsAround(database, momentOf(notice), WINDOW_MS);
    const texts = await listSpoken(
      database,
      around.map(({ call }) => call.id),
    );
    const shares = compareSpoken(notice.spoken, texts);
    return around.flatMap(({ call }) => {
      const share = shares.get(call.id) ?? 0;
      if (share < LEAST_SHARE) return [];
      return [{ call, confidence: SAME_WORDS * Math.min(1, share / SHARE_OF_SAME_CALL) }];
    });
  },
};
