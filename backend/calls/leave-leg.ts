import type { Database } from '../../db/client.ts';
import { findLeg, updateLeg } from '../../db/queries/legs.ts';
import { ServiceError } from '../errors.ts';

/**
 * Takes note that the process which held a leg of a call has died, and that all it had to tell
 * has been delivered. What becomes of the call is for the sweep to see.
 *
 * @throws ServiceError `not_found` for an unknown call or leg
 */
export async function leaveLeg(
  database: Database,
  callId: string,
  leg: number,
  now: Date,
): Promise<void> {
  const held = await findLeg(database, callId, leg);
  if (held === undefined) throw new ServiceError('not_found', 'There is no such leg of a call.');
  await updateLeg(database, held, { leftAt: now });
}
