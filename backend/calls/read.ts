import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { listNoticesOf } from '../../db/queries/notices.ts';
import { listTurns } from '../../db/queries/turns.ts';
import type { CallWithTurns } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';
import { readFigures } from '../figures/call-figures.ts';
import { recordingState } from '../recordings/state.ts';
import { toCall, toTurns } from './call.ts';

/**
 * A call with its turns in order.
 *
 * @throws ServiceError `not_found`
 */
export async function readCall(database: Database, id: string): Promise<CallWithTurns> {
  const call = await findCall(database, id);
  if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
  return {
    ...toCall(call),
    turns: toTurns(await listTurns(database, id)),
    figures: await readFigures(database, call),
    recording: await recordingState(database, call),
    endNotices: (await listNoticesOf(database, id)).map(({ receivedAt, ...notice }) => ({
      ...notice,
      receivedAt: receivedAt.toISOString(),
    })),
  };
}
