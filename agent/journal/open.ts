import { join } from 'node:path';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import type { StopReason } from '../../backend/contract/events.ts';
import type { BackendClient } from '../backend-client.ts';
import type { WorkerConfig } from '../config.ts';
import { eventRedactor } from '../events/redact.ts';
import { Journal } from './journal.ts';
import type { LegReceiver } from './left-journals.ts';

/** Where the journals of all calls on this machine are. */
export const journalFolder = ({ dataDir }: WorkerConfig): string => join(dataDir, 'journal');

/** The way to the backend. */
export const receiverAt = (backend: BackendClient): LegReceiver => ({
  send:
    ({ callId, leg }) =>
    (events) =>
      backend.appendEvents(callId, leg, events),
  leave: ({ callId, leg }) => backend.leaveLeg(callId, leg),
});

/** @param onStop - called once, when the backend wants the call ended */
export function openJournal(
  { config, backend }: { config: WorkerConfig; backend: BackendClient },
  { agent, callId, leg, nextSeq }: OpenCallResponse,
  onStop: (reason: StopReason) => void,
): Journal {
  return new Journal({
    callId,
    leg,
    folder: journalFolder(config),
    firstSeq: nextSeq,
    send: receiverAt(backend).send({ callId, leg }),
    redact: eventRedactor(agent.privacy.redact),
    onStop,
  });
}
