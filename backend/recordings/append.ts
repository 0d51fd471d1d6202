import type { Database } from '../../db/client.ts';
import { findCall } from '../../db/queries/calls.ts';
import { ServiceError } from '../errors.ts';
import type { PartId } from './part.ts';
import type { RecordingStore } from './store.ts';

/**
 * Adds bytes to a call's recording, as the store does. What comes late, from a worker that had
 * died, is taken as well, unless the call has been erased meanwhile.
 *
 * @returns how many bytes of the part are there now
 * @throws ServiceError `not_found`
 * @throws GapError
 */
export async function appendRecording(
  database: Database,
  store: RecordingStore,
  id: PartId,
  offset: number,
  bytes: Uint8Array,
): Promise<number> {
  const call = await findCall(database, id.callId);
  if (!call) throw new ServiceError('not_found', 'There is no such call.');
  if (call.erasedAt) throw new ServiceError('not_found', 'What was said in this call is erased.');
  return store.append(id, offset, bytes);
}
