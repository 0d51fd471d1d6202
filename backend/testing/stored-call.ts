import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { saveAgent } from '../../db/queries/agents.ts';
import { findOrCreateCaller } from '../../db/queries/callers.ts';
import { type CallRow, createCall, type NewCall } from '../../db/queries/calls.ts';
import { addLeg } from '../../db/queries/legs.ts';
import { agentSettings } from '../contract/agents.ts';
import { agent } from './fixtures.ts';

/** A phone call as it is stored: by default open, in a room of its own, from its first worker. */
export async function storeCall(
  database: Database,
  fields: Partial<NewCall> = {},
): Promise<CallRow> {
  await saveAgent(database, agentSettings.parse(agent('reception')));
  if (fields.callerNumber) await findOrCreateCaller(database, fields.callerNumber);
  const unique = randomUUID();
  const startedAt = new Date('2026-01-01T10:00:00.000Z');
  const call = await createCall(database, {
    agent: 'reception',
    transport: 'sip',
    roomName: `call-${unique}`,
    roomSid: `RM_${unique}`,
    jobId: 'AJ_1',
    participantIdentity: 'sip_caller',
    sipCallId: unique,
    startedAt,
    heardAt: fields.startedAt ?? startedAt,
    ...fields,
  });
  if (call === undefined) throw new Error('There is a call in this room already.');
  await addLeg(database, { callId: call.id, leg: 0, jobId: call.jobId, startedAt: call.startedAt });
  return call;
}
