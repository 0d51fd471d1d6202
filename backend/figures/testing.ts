import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { createCall, endCall, markClosed } from '../../db/queries/calls.ts';
import { saveFigures } from '../../db/queries/figures.ts';
import type { CallFigures } from '../contract/calls.ts';
import { OUTCOMES, type OutcomeReason } from '../contract/outcome.ts';

export interface StoredCall {
  agent: string;
  startedAt: Date;
  durationMs: number;
  costMicros: number;
  /** The median of its replies. */
  latencyMs: number;
  reason: OutcomeReason;
  state: 'open' | 'ended' | 'closed';
  heardAt: Date | null;
}

/** Puts a call as it is after its life into the database, and returns its id. */
export async function storeCall(database: Database, fields: Partial<StoredCall>): Promise<string> {
  const call: StoredCall = {
    agent: 'reception',
    startedAt: new Date('2026-01-01T10:00:00.000Z'),
    durationMs: 60_000,
    costMicros: 10_000,
    latencyMs: 900,
    reason: 'caller_hung_up',
    state: 'closed',
    heardAt: null,
    ...fields,
  };
  const created = await createCall(database, {
    agent: call.agent,
    transport: 'web',
    roomName: 'web-1',
    roomSid: `RM_${randomUUID()}`,
    jobId: 'AJ_1',
    participantIdentity: 'web-caller',
    startedAt: call.startedAt,
    costMicros: call.costMicros,
    heardAt: call.heardAt,
  });
  if (created === undefined) throw new Error('The call was not stored.');
  if (call.state === 'open') return created.id;
  const endedAt = new Date(call.startedAt.getTime() + call.durationMs);
  const { reason } = call;
  await endCall(database, created.id, { result: OUTCOMES[reason], reason, detail: null, endedAt });
  if (call.state === 'ended') return created.id;
  await saveFigures(database, created.id, figuresOf(call));
  await markClosed(database, created.id, endedAt);
  return created.id;
}

function figuresOf({ durationMs, latencyMs }: StoredCall): CallFigures {
  return {
    durationMs,
    turns: { caller: 2, agent: 3 },
    interruptions: 1,
    silenceMs: 4_000,
    latency: {
      total: { count: 2, p50: latencyMs, p95: latencyMs },
      transcript: null,
      endOfTurn: null,
      firstToken: null,
      firstAudio: null,
    },
    errors: 0,
  };
}
