import type { Database } from '../../db/client.ts';
import { addTrial } from '../../db/queries/agent-drafts.ts';
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
import { readAgentOf } from '../agents/read.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { readTrial } from '../agents/trial.ts';
import { cleanName } from '../callers/name.ts';
import type { OpenCallRequest, OpenCallResponse } from '../contract/calls.ts';
import { admit } from '../cost/admit.ts';
import { reserve } from '../cost/reserve.ts';
import { ServiceError } from '../errors.ts';
import { announce } from '../hooks/announce.ts';
import { recallCaller } from '../memory/recall.ts';
import { reconsiderNotices } from '../notices/reconsider.ts';
import type { Services } from '../services.ts';
import { chooseAgent } from './choose-agent.ts';
import { calledNumber, callerNumber } from './phone-number.ts';

type Needs = Pick<Services, 'database' | 'queue' | 'credit'>;

/**
 * Opens the call of a room: once, however often it is asked for, also by a worker that takes over.
 * A call that may not be taken is opened too, marked as refused, so that the caller is told.
 *
 * @throws ServiceError `not_found` when no agent answers, `conflict` when the call has ended
 */
export async function openCall(
  services: Needs,
  request: OpenCallRequest,
  now: Date,
): Promise<{ created: boolean; opened: OpenCallResponse }> {
  const { database, queue } = services;
  const existing = await findCallInRoom(database, request.roomSid);
  if (existing !== undefined) {
    return { created: false, opened: await joinCall(database, existing.id, request.jobId, now) };
  }
  const call = await newCall(services, request, now);
  // Another request for this room came in between.
  if (call === undefined) return openCall(services, request, now);
  const opened = await joinCall(database, call.id, request.jobId, now);
  // Its room may have ended before we came to know of it.
  await reconsiderNotices(database, queue, call, now);
  return { created: true, opened };
}

async function newCall(
  { database, queue, credit }: Needs,
  request: OpenCallRequest,
  now: Date,
): Promise<CallRow | undefined> {
  const { sip } = request;
  const called = calledNumber(sip?.calledNumber ?? null);
  const chosen = await chooseAgent(database, request, called);
  const trial = request.draft ? await readTrial(database, chosen.slug) : null;
  const agent = trial?.settings ?? toAgentSettings(chosen);
  const number = callerNumber(sip?.callerNumber ?? null);
  const caller = number === null ? null : await findOrCreateCaller(database, number);
  // The display name of a phone is anyone's to set, and it would be spoken.
  const callerName = cleanName(sip === null ? request.participantName : (caller?.name ?? null));

  return database.transaction(async (transaction) => {
    const refused = await admit(transaction, agent, now, credit);
    const call = await createCall(transaction, {
      agent: agent.slug,
      agentVersion: trial?.baseVersion ?? chosen.version,
      trial: trial !== null,
      transport: sip === null ? 'web' : 'sip',
      roomName: request.roomName,
      roomSid: request.roomSid,
      jobId: request.jobId,
      participantIdentity: request.participantIdentity,
      callerNumber: number,
      calledNumber: called,
      callerName,
      sipCallId: sip?.callId ?? null,
      stop: refused,
      startedAt: now,
      heardAt: now,
    });
    if (call && trial) await addTrial(transaction, call.id, trial.settings);
    if (call === undefined) return undefined;
    if (refused === null) await reserve(transaction, call, agent, credit);
    const started = { event: 'call.started', callId: call.id, taskId: null } as const;
    await announce(transaction, queue, started, now);
    return call;
  });
}

/** Gives a job its leg of the call: the one it has, or the next. */
function joinCall(
  database: Database,
  callId: string,
  jobId: string,
  now: Date,
): Promise<OpenCallResponse> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    const known = await findLegOfJob(transaction, callId, jobId);
    // How a call ended that was taken for lost is what this job may have to tell.
    const isLostToUs = call?.outcomeReason === 'lost' && known !== undefined;
    if (call === undefined || (call.endedAt !== null && !isLostToUs)) {
      throw new ServiceError('conflict', 'The call of this room has ended.');
    }
    return describe(
      transaction,
      call,
      known ?? (await nextLeg(transaction, call, jobId, now)),
      now,
    );
  });
}

async function nextLeg(
  transaction: Database,
  { id: callId }: CallRow,
  jobId: string,
  now: Date,
): Promise<LegRow> {
  const last = await findLastLeg(transaction, callId);
  const leg = {
    callId,
    leg: last ? last.leg + 1 : 0,
    jobId,
    nextSeq: 0,
    startedAt: now,
    leftAt: null,
  };
  await addLeg(transaction, leg);
  await updateCall(transaction, callId, { heardAt: now });
  return leg;
}

async function describe(
  transaction: Database,
  call: CallRow,
  { leg, nextSeq }: LegRow,
  now: Date,
): Promise<OpenCallResponse> {
  const agent = await readAgentOf(transaction, call);
  const earlier = leg === 0 ? [] : await listTurns(transaction, call.id, leg);
  return {
    callId: call.id,
    agent,
    callerName: call.callerName,
    caller: await recallCaller(transaction, agent, call.callerNumber, now),
    leg,
    nextSeq,
    history: earlier.map(({ speaker, text }) => ({ speaker, text })),
    operator: call.operator,
    refused: refusal(call),
  };
}

/** A call that was refused carries its mark from the beginning. */
const refusal = ({ stop }: CallRow): OpenCallResponse['refused'] =>
  stop === 'credit' || stop === 'limit' ? stop : null;
