import type { CallWithTurns } from '../../../../backend/contract/calls.ts';

/** Closing takes seconds; later than this something of it has failed. */
const CLOSED_WITHIN_MS = 60_000;

/** What is not certain about a call that has ended. */
export type Doubt = 'closing' | 'end' | 'cost';

type Ended = Pick<CallWithTurns, 'endedAt' | 'closedAt' | 'outcome' | 'cost'>;

/**
 * What of a call is not confirmed; none while it goes on.
 *
 * @param now - in milliseconds since 1970
 */
export function doubtsAbout({ endedAt, closedAt, outcome, cost }: Ended, now: number): Doubt[] {
  if (endedAt === null) return [];
  const isLate = closedAt === null && now - Date.parse(endedAt) >= CLOSED_WITHIN_MS;
  return [
    ...(isLate ? (['closing'] as const) : []),
    ...(outcome?.reason === 'lost' ? (['end'] as const) : []),
    // Until it is closed, the cost is not expected to be known.
    ...(closedAt !== null && cost.incomplete ? (['cost'] as const) : []),
  ];
}
