import type { Database } from '../../db/client.ts';
import * as usages from '../../db/queries/usage.ts';
import type { CallEvent } from '../contract/events.ts';

export type Usage = Pick<
  Extract<CallEvent, { type: 'usage' }>,
  'part' | 'provider' | 'model' | 'amounts'
>;

/**
 * Adds to what a call has used, at the prices of the time; what has none is kept unpriced.
 *
 * @param transaction - the one that applies the event, holding the call: added once, like it
 */
export function addUsage(
  transaction: Database,
  callId: string,
  at: Date,
  { part, provider, model, amounts }: Usage,
): Promise<void> {
  const used = Object.entries(amounts).filter(([, quantity]) => quantity > 0);
  return usages.addUsage(
    transaction,
    used.map(([unit, quantity]) => ({ callId, part, provider, model, unit, quantity, at })),
  );
}
