import { join } from 'node:path';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import { redactUnfinished } from '../../redaction/redact-unfinished.ts';
import type { BackendClient } from '../backend-client.ts';
import type { WorkerConfig } from '../config.ts';
import { eventRedactor } from '../events/redact.ts';
import { Journal, type JournalOptions } from './journal.ts';
import type { LegReceiver } from './left-journals.ts';

/** Where the journals of all calls on this machine are. */
export const journalFolder = ({ dataDir }: WorkerConfig): string => join(dataDir, 'journal');

/** The way to the backend. */
export const receiverAt = (backend: BackendClient): LegReceiver => ({
  send:
    ({ callId, leg }) =>
    (events, interim) =>
      backend.appendEvents(callId, leg, events, interim),
  leave: ({ callId, leg }) => backend.leaveLeg(callId, leg),
});

export function openJournal(
  { config, backend }: { config: WorkerConfig; backend: BackendClient },
  { agent, callId, leg, nextSeq }: OpenCallResponse,
  wishes: Pick<JournalOptions, 'onStop' | 'onCommand'>,
): Journal {
  return new Journal({
    callId,
    leg,
    folder: journalFolder(config),
    firstSeq: nextSeq,
    send: receiverAt(backend).send({ callId, leg }),
    redact: eventRedactor(agent.privacy.redact),
    redactInterim: (text) => redactUnfinished(text, agent.privacy.redact),
    ...wishes,
  });
}
