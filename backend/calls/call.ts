import type { CallRow } from '../../db/queries/calls.ts';
import type { TurnRow } from '../../db/queries/turns.ts';
import type { Call, Turn } from '../contract/calls.ts';

/** A call as it is read. */
export function toCall(row: CallRow): Call {
  const { outcomeResult: result, outcomeReason: reason, outcomeDetail: detail } = row;
  return {
    id: row.id,
    agent: row.agent,
    transport: row.transport,
    roomName: row.roomName,
    participantIdentity: row.participantIdentity,
    callerNumber: row.callerNumber,
    calledNumber: row.calledNumber,
    callerName: row.callerName,
    sipCallId: row.sipCallId,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    outcome: result && reason && { result, reason, detail },
  };
}

/** A turn as it is read. */
export function toTurn({ callId: _, ...row }: TurnRow): Turn {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt.toISOString(),
  };
}
