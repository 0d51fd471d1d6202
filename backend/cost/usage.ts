import type { Database } from '../../db/client.ts';
import * as usages from '../../db/queries/usage.ts';
import type { CallEvent } from '../contract/events.ts';

type UsageEvent = Extract<CallEvent, { type: 'usage' }>;

export type Usage = Pick<UsageEvent, 'part' | 'provider' | 'model' | 'amounts'> &
  Partial<Pick<UsageEvent, 'discarded'>>;

/**
 * Adds to what a call has used, at the prices of the time; what has none is kept unpriced.
 *
 * @param transaction - the one that applies the event, holding the call: added once, like it
 */
export function addUsage(
  transaction: Database,
  callId: string,
  at: Date,
  { part, provider, model, amounts, discarded = false }: Usage,
): Promise<void> {
  const used = Object.entries(amounts).filter(([, quantity]) => quantity > 0);
  const line = { callId, part, provider, model, discarded, at };
  return usages.addUsage(
    transaction,
    used.map(([unit, quantity]) => ({ ...line, unit, quantity })),
  );
}
