import { findCall } from '../../db/queries/calls.ts';
import { ServiceError } from '../errors.ts';
import { reconsiderNotices } from '../notices/reconsider.ts';
import type { Services } from '../services.ts';

/**
 * Looks again for word of how a call ended, and has all done once more that follows its end: what
 * failed, and what has become known since. Safe any number of times, as the steps are.
 *
 * @throws ServiceError `not_found`; `conflict` while the call goes on
 */
export async function reconcileCall(
  { database, queue, now }: Pick<Services, 'database' | 'queue' | 'now'>,
  callId: string,
): Promise<void> {
  const call = await findCall(database, callId);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  if (call.endedAt === null) {
    throw new ServiceError(
      'conflict',
      'The call has not ended. Whether it goes on is looked at every few seconds; to have it end now, end it.',
    );
  }
  await reconsiderNotices(database, queue, call, now(), call.startedAt);
  await database.transaction((transaction) => queue.closeCall(transaction, callId));
}
