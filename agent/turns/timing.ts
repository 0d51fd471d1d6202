import type { TurnTiming } from '../../backend/contract/turn-taking.ts';
import type { Completeness } from './completeness.ts';

/** How much longer words that sound finished are waited after when their melody does not. */
const FINISHED_DOUBT = 1.5;

/** Above it the end-of-turn model takes the caller to have finished. */
const LIKELY = 0.5;

/**
 * The words decide what kind of wait it is, the melody how much of it: at a probability of 1 the
 * shortest, at 0 the longest of its kind. Words that sound finished are answered soon even when the
 * model doubts it; words that want more are waited for even when it is sure.
 *
 * @param probability - of the end-of-turn model, from 0 to 1; null: it has not judged
 */
export function waitFor(
  completeness: Completeness,
  probability: number | null,
  { finishedMs, unsureMs, unfinishedMs }: TurnTiming,
): number {
  const doubt = 1 - (probability ?? LIKELY);
  const between = (shortest: number, longest: number) =>
    Math.round(shortest + (longest - shortest) * doubt);
  switch (completeness) {
    case 'finished':
      return between(finishedMs, Math.min(finishedMs * FINISHED_DOUBT, unsureMs));
    case 'unsure':
      return between((finishedMs + unsureMs) / 2, unsureMs);
    case 'unfinished':
      return between((unsureMs + unfinishedMs) / 2, unfinishedMs);
  }
}
