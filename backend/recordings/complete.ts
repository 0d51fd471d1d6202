import type { Database } from '../../db/client.ts';
import { findCall, updateCall } from '../../db/queries/calls.ts';
import type { StoredRecording } from '../contract/recordings.ts';
import { ServiceError } from '../errors.ts';
import type { RecordingStore } from './store.ts';

/**
 * Puts the recording of a call in its lasting place, and notes that with the call. May be repeated,
 * and is when more of it has come.
 *
 * @returns null when nothing was recorded
 * @throws ServiceError `not_found`
 */
export async function completeRecording(
  database: Database,
  store: RecordingStore,
  callId: string,
): Promise<StoredRecording | null> {
  if (!(await findCall(database, callId))) {
    throw new ServiceError('not_found', 'There is no such call.');
  }
  const stored = await store.complete(callId);
  if (stored === null) return null;
  await updateCall(database, callId, {
    recordingPlace: stored.place,
    recordingBytes: stored.bytes,
  });
  return stored;
}
