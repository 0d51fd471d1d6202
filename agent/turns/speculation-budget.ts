import type { NewCallEvent } from '../../backend/contract/events.ts';
import type { Completeness } from './completeness.ts';

type UsageEvent = Extract<NewCallEvent, { type: 'usage' }>;
/** What a provider was paid for, to make one reply or to prepare one that nobody heard. */
export type ReplyUsage = Pick<UsageEvent, 'part' | 'amounts' | 'discarded'>;

/** A share says little of fewer requests than these: the first turns of a call are not judged. */
const JUDGED_FROM_REQUESTS = 20;
/**
 * Four discarded to one used, twice what fluent callers bring about in the bench `turns`: from here on
 * only words that sound finished are worth a reply.
 */
const SPARING_ABOVE = 4 / 5;
/** Six discarded to one used: no reply is prepared until fewer are. */
const NONE_ABOVE = 6 / 7;

/**
 * Bounds what replies that are prepared ahead may cost a call, by the share of what was used for
 * replies that was discarded: of the model's tokens or of the voice's characters, whichever is more.
 */
export class SpeculationBudget {
  readonly #used = new Map<string, { kept: number; discarded: number }>();
  #requests = 0;

  count({ part, amounts, discarded }: ReplyUsage): void {
    const used = this.#used.get(part) ?? { kept: 0, discarded: 0 };
    for (const amount of Object.values(amounts)) used[discarded ? 'discarded' : 'kept'] += amount;
    this.#used.set(part, used);
    if (part === 'llm') this.#requests += 1;
  }

  /** Whether a reply may be prepared to words that sound like that. */
  maySpeculate(completeness: Completeness): boolean {
    if (this.#requests < JUDGED_FROM_REQUESTS) return true;
    const share = this.#discardedShare();
    return share <= (completeness === 'finished' ? NONE_ABOVE : SPARING_ABOVE);
  }

  #discardedShare(): number {
    const shares = [...this.#used.values()].map(
      ({ kept, discarded }) => discarded / Math.max(1, kept + discarded),
    );
    return Math.max(0, ...shares);
  }
}
