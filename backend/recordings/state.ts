import type { Database } from '../../db/client.ts';
import type { CallRow } from '../../db/queries/calls.ts';
import { listRecordingStates } from '../../db/queries/events.ts';
import type { RecordingState } from '../contract/calls.ts';

/** What there is of a call's recording, and if nothing, why. */
export async function recordingState(database: Database, call: CallRow): Promise<RecordingState> {
  if (call.recordingPlace !== null) return 'ready';
  // What was once stored has left its size.
  if (call.recordingBytes !== null) return 'expired';
  const states = await listRecordingStates(database, call.id);
  if (states.length === 0) return 'off';
  if (call.erasedAt !== null) return 'expired';
  return call.closedAt === null && states.at(-1) !== 'failed' ? 'pending' : 'failed';
}
