import type { Database } from '../../db/client.ts';
import { endCall, endCallInRoom, findCall } from '../../db/queries/calls.ts';
import { type Call, OUTCOMES, type OutcomeReason } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';
import { toCall } from './call.ts';

export interface Closing {
  reason: OutcomeReason;
  /** For the operator: what went wrong. */
  detail: string | null;
  endedAt: Date;
}

/**
 * Closes a call. The first closing stands; only `lost`, which says that nobody told us how the
 * call ended, gives way to a worker that tells us later.
 *
 * @returns the call as it stands
 * @throws ServiceError `not_found`
 */
export async function closeCall(database: Database, id: string, closing: Closing): Promise<Call> {
  const ended = await endCall(database, id, { ...closing, result: OUTCOMES[closing.reason] });
  const call = ended ?? (await findCall(database, id));
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  return toCall(call);
}

/**
 * Closes the call of a room that is gone, if no worker has closed it: its worker died.
 *
 * @returns the call when this closed it
 */
export async function closeLostCall(
  database: Database,
  roomSid: string,
  endedAt: Date,
): Promise<Call | null> {
  const detail = 'The room ended before the worker closed the call.';
  const ending = { result: OUTCOMES.lost, reason: 'lost', detail, endedAt } as const;
  const ended = await endCallInRoom(database, roomSid, ending);
  return ended === undefined ? null : toCall(ended);
}
