import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import type { CallCost } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';
import { costOf } from './cost.ts';

/**
 * What a call has cost up to now, line by line.
 *
 * @throws ServiceError `not_found`
 */
export async function readCost(database: Database, callId: string, now: Date): Promise<CallCost> {
  const call = await findCall(database, callId);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  return costOf(database, call, now);
}
