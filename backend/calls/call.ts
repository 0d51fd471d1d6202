import type { CallRow } from '../../db/queries/calls.ts';
import type { TurnRow } from '../../db/queries/turns.ts';
import type { Call, Turn } from '../contract/calls.ts';
import { latency } from '../contract/events.ts';

/** A call as it is read. */
export function toCall(row: CallRow): Call {
  const { outcomeResult: result, outcomeReason: reason, outcomeDetail: detail } = row;
  return {
    id: row.id,
    agent: row.agent,
    agentVersion: row.agentVersion,
    trial: row.trial,
    transport: row.transport,
    roomName: row.roomName,
    participantIdentity: row.participantIdentity,
    callerNumber: row.callerNumber,
    calledNumber: row.calledNumber,
    callerName: row.callerName,
    sipCallId: row.sipCallId,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    summary: row.summary,
    cost: { micros: row.costMicros, incomplete: row.costIncomplete },
    outcome: result && reason && { result, reason, detail },
    durationMs: row.durationMs,
    latencyP95Ms: row.latencyP95Ms,
    interruptions: row.interruptions,
    errors: row.errors,
    isRecorded: row.recordingPlace !== null,
  };
}

/** The turns of a call, in order, as they are read. */
export function toTurns(rows: TurnRow[]): Turn[] {
  return rows.map(({ callId: _, leg: __, latencyMs: ___, latency: parts, ...row }, seq) => ({
    ...row,
    seq,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt.toISOString(),
    latency: latency.nullable().parse(parts),
  }));
}
