import type { Database } from '../../db/client.ts';
import { findOrCreateCaller } from '../../db/queries/callers.ts';
import { type CallRow, createCall, findCallInRoom } from '../../db/queries/calls.ts';
import { nextTurnSeq } from '../../db/queries/turns.ts';
import { readAgent } from '../agents/read.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { cleanName } from '../callers/name.ts';
import type { OpenCallRequest, OpenCallResponse } from '../contract/calls.ts';
import { ServiceError } from '../errors.ts';
import { chooseAgent } from './choose-agent.ts';
import { calledNumber, callerNumber } from './phone-number.ts';

/**
 * Opens the call of a room: once, however often it is asked for, also by a worker that takes over.
 *
 * @throws ServiceError `not_found` when no agent answers, `conflict` when the call has ended
 */
export async function openCall(
  database: Database,
  request: OpenCallRequest,
  now: Date,
): Promise<{ created: boolean; opened: OpenCallResponse }> {
  const existing = await findCallInRoom(database, request.roomSid);
  if (existing !== undefined) return { created: false, opened: await reopen(database, existing) };

  const { sip } = request;
  const called = calledNumber(sip?.calledNumber ?? null);
  const agent = await chooseAgent(database, request, called);
  const number = callerNumber(sip?.callerNumber ?? null);
  const caller = number === null ? null : await findOrCreateCaller(database, number);
  // The display name of a phone is anyone's to set, and it would be spoken.
  const callerName = cleanName(sip === null ? request.participantName : (caller?.name ?? null));

  const call = await createCall(database, {
    agent: agent.slug,
    transport: sip === null ? 'web' : 'sip',
    roomName: request.roomName,
    roomSid: request.roomSid,
    jobId: request.jobId,
    participantIdentity: request.participantIdentity,
    callerNumber: number,
    calledNumber: called,
    callerName,
    sipCallId: sip?.callId ?? null,
    startedAt: now,
  });
  // Another request for this room came in between.
  if (call === undefined) return openCall(database, request, now);
  const opened = { callId: call.id, agent: toAgentSettings(agent), callerName, nextSeq: 0 };
  return { created: true, opened };
}

async function reopen(database: Database, call: CallRow): Promise<OpenCallResponse> {
  if (call.endedAt !== null) {
    throw new ServiceError('conflict', 'The call of this room has ended.');
  }
  return {
    callId: call.id,
    agent: await readAgent(database, call.agent),
    callerName: call.callerName,
    nextSeq: await nextTurnSeq(database, call.id),
  };
}
