import type { Database } from '../../db/client.ts';
import { findOrCreateCaller } from '../../db/queries/callers.ts';
import {
  type CallRow,
  createCall,
  findCallInRoom,
  lockCall,
  updateCall,
} from '../../db/queries/calls.ts';
import { addLeg, findLastLeg, findLegOfJob, type LegRow } from '../../db/queries/legs.ts';
import { listTurns } from '../../db/queries/turns.ts';
import { readAgent } from '../agents/read.ts';
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
  if (existing !== undefined) {
    return { created: false, opened: await reopen(database, existing, request.jobId, now) };
  }

  const { sip } = request;
  const called = calledNumber(sip?.calledNumber ?? null);
  const agent = await chooseAgent(database, request, called);
  const number = callerNumber(sip?.callerNumber ?? null);
  const caller = number === null ? null : await findOrCreateCaller(database, number);
  // The display name of a phone is anyone's to set, and it would be spoken.
  const callerName = cleanName(sip === null ? request.participantName : (caller?.name ?? null));

  const call = await database.transaction(async (transaction) => {
    const created = await createCall(transaction, {
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
      account: agent.account,
      startedAt: now,
      heardAt: now,
    });
    if (created) await addLeg(transaction, firstLeg(created));
    return created;
  });
  // Another request for this room came in between.
  if (call === undefined) return openCall(database, request, now);
  return { created: true, opened: await describe(database, call, firstLeg(call)) };
}

const firstLeg = ({ id, jobId, startedAt }: CallRow): LegRow => ({
  callId: id,
  leg: 0,
  jobId,
  nextSeq: 0,
  startedAt,
});

/** The same job asks again, or another one takes over from a worker that died. */
async function reopen(
  database: Database,
  { id }: CallRow,
  jobId: string,
  now: Date,
): Promise<OpenCallResponse> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, id);
    if (call === undefined || call.endedAt !== null) {
      throw new ServiceError('conflict', 'The call of this room has ended.');
    }
    const known = await findLegOfJob(transaction, id, jobId);
    if (known) return describe(transaction, call, known);
    const last = await findLastLeg(transaction, id);
    const next = { callId: id, leg: (last?.leg ?? -1) + 1, jobId, nextSeq: 0, startedAt: now };
    await addLeg(transaction, next);
    await updateCall(transaction, id, { heardAt: now });
    return describe(transaction, call, next);
  });
}

async function describe(
  database: Database,
  call: CallRow,
  { leg, nextSeq }: LegRow,
): Promise<OpenCallResponse> {
  const history = leg === 0 ? [] : await listTurns(database, call.id, leg);
  return {
    callId: call.id,
    agent: await readAgent(database, call.agent),
    callerName: call.callerName,
    caller: null,
    leg,
    nextSeq,
    history: history.map(({ speaker, text }) => ({ speaker, text })),
    refused: null,
  };
}
