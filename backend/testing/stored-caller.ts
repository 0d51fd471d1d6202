import type { Database } from '../../db/client.ts';
import { saveCaller } from '../../db/queries/callers.ts';
import { type CallRow, updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { addFacts } from '../../db/queries/memory.ts';
import { addNotice } from '../../db/queries/notices.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { toEventRow, toTurnRow } from '../calls/event-row.ts';
import { event, turnEvent } from './fixtures.ts';
import { storeCall } from './stored-call.ts';
import { storeTask } from './stored-task.ts';

const CALL_MS = 300_000;

/**
 * A closed call with a known caller, with something in every place where a caller leaves traces:
 * LiveKit names rooms and participants by the number, and callers say it.
 */
export async function storeCallOf(
  database: Database,
  number: string,
  endedAt = new Date('2026-01-01T10:05:00.000Z'),
): Promise<CallRow> {
  await saveCaller(database, number, `Anna of ${number}`);
  const call = await storeCall(database, {
    callerNumber: number,
    callerName: `Anna of ${number}`,
    roomName: `call-_${number}_x`,
    participantIdentity: `sip_${number}`,
    sipCallId: `${number.slice(1)}@carrier`,
    startedAt: new Date(endedAt.getTime() - CALL_MS),
  });
  const events = [
    turnEvent(0, { text: 'Good morning.' }),
    turnEvent(1, { text: `Call me at ${number}.` }),
    event(2, {
      type: 'ended',
      reason: 'caller_hung_up',
      endedAt: endedAt.toISOString(),
      detail: null,
    }),
  ];
  await addEvents(
    database,
    events.map((one) => toEventRow(call.id, 0, one)),
  );
  await addTurns(
    database,
    events.flatMap((one) => toTurnRow(call.id, 0, one)),
  );
  const fact = `Can be reached at ${number}.`;
  await addFacts(database, number, [{ agent: call.agent, fact, callId: call.id }]);
  await storeTask(database, call.id, `Ask ${number} for the size.`, endedAt);
  const noticeId = `EV-${call.id}`;
  await addNotice(database, {
    source: 'livekit',
    noticeId,
    state: 'matched',
    callId: call.id,
    notice: {
      source: 'livekit',
      noticeId,
      at: endedAt.toISOString(),
      participantIdentity: `sip_${number}`,
    },
    receivedAt: endedAt,
  });
  return updateCall(database, call.id, {
    endedAt,
    closedAt: endedAt,
    outcomeResult: 'completed',
    outcomeReason: 'caller_hung_up',
    outcomeDetail: `${number} hung up`,
    summary: `${number} wants to be called back.`,
    costMicros: 1_234,
    recordingPlace: `2026/${call.id}`,
    recordingBytes: 1_000,
  });
}
