import type { Database } from '../../db/client.ts';
import { lockCredit } from '../../db/queries/accounts.ts';
import { lockAgent } from '../../db/queries/agents.ts';
import { countGoingCalls, sumDayCost } from '../../db/queries/limits.ts';
import type { AgentSettings } from '../contract/agents.ts';
import type { CreditConfig } from './reserve.ts';

/**
 * Whether an agent may take one more call: null, or why not. Calls that were refused must be
 * marked in `calls.stop`, so that they take no place.
 *
 * @param transaction - the one that then creates the call and reserves its credit: others who ask
 *   for the same agent or account wait until it ends
 */
export async function admit(
  transaction: Database,
  { slug, limits, account }: Pick<AgentSettings, 'slug' | 'limits' | 'account'>,
  now: Date,
  { creditReserveMicros }: CreditConfig,
): Promise<null | 'credit' | 'limit'> {
  const { maxCallsAtOnce, maxDayCostMicros } = limits;
  if (maxCallsAtOnce !== null) {
    await lockAgent(transaction, slug);
    if ((await countGoingCalls(transaction, slug)) >= maxCallsAtOnce) return 'limit';
  }
  if (maxDayCostMicros !== null) {
    if ((await sumDayCost(transaction, slug, now)) >= maxDayCostMicros) return 'limit';
  }
  if (account !== null && (await lockCredit(transaction, account)) < creditReserveMicros) {
    return 'credit';
  }
  return null;
}
