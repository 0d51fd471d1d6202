import { join } from 'node:path';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import type { WorkerConfig } from '../config.ts';
import type { RecordEvent } from '../events/record.ts';
import { recordingBackend } from './backend.ts';
import type { Recording } from './recording.ts';
import { type Parties, startRecording } from './start.ts';

/** Where the recordings of all calls on this machine stand until they have been delivered. */
export const recordingsFolder = ({ dataDir }: WorkerConfig): string => join(dataDir, 'recordings');

/** Records a call from now on, if its agent has it on. To be stopped before the call has ended. */
export function recordCall(
  parties: Parties,
  { callId, agent }: OpenCallResponse,
  config: WorkerConfig,
  record: RecordEvent,
): Recording | undefined {
  if (!agent.recording.enabled) return undefined;
  return startRecording(parties, {
    callId,
    folder: recordingsFolder(config),
    backend: recordingBackend(config.backend),
    onState: (state, detail) => record({ type: 'recording', state, detail }),
  });
}
