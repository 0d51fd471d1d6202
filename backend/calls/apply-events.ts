import type { Database } from '../../db/client.ts';
import { type CallRow, lockCall, updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { findLastLeg, findLeg, updateLeg } from '../../db/queries/legs.ts';
import { addTurns } from '../../db/queries/turns.ts';
import { readAgentOf } from '../agents/read.ts';
import type { AppendEventsResponse, CallEvent } from '../contract/events.ts';
import { afterEvents, dueCommands } from '../control/commands.ts';
import { standing } from '../cost/standing.ts';
import { addUsage } from '../cost/usage.ts';
import { ServiceError } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Services } from '../services.ts';
import { cutUnheard } from './cut-unheard.ts';
import { endCall } from './end.ts';
import { toEventRow, toTurnRow } from './event-row.ts';

/**
 * Applies events of a leg of a call: each once and in order, whatever is repeated, reordered or
 * late. Those below the next wanted number are known; those after a gap are not taken, and will
 * be sent again. After the call has been closed they have it closed anew.
 *
 * @param events - none is a sign of life
 * @throws ServiceError `not_found` for an unknown call or leg
 */
export async function applyEvents(
  services: Needs,
  of: { callId: string; leg: number },
  events: CallEvent[],
  now: Date,
): Promise<Omit<AppendEventsResponse, 'watched'>> {
  const startedAt = performance.now();
  const { agent, applied, answer } = await services.database.transaction((transaction) =>
    applyIn(transaction, services, of, events, now),
  );
  const known = events.filter(({ seq }) => seq < answer.nextSeq).length;
  services.metrics.eventsApplied({
    agent,
    applied,
    duplicates: known - applied.length,
    gap: known < events.length,
    durationMs: performance.now() - startedAt,
    at: now,
  });
  return answer;
}

type Needs = Pick<Services, 'database' | 'queue' | 'credit' | 'metrics'>;

async function applyIn(
  transaction: Database,
  { queue, credit, metrics }: Needs,
  { callId, leg }: { callId: string; leg: number },
  events: CallEvent[],
  now: Date,
): Promise<{
  agent: string;
  applied: CallEvent[];
  answer: Omit<AppendEventsResponse, 'watched'>;
}> {
  // What is asked for together travels together, and is done in this order.
  const [call, held] = await Promise.all([
    lockCall(transaction, callId),
    findLeg(transaction, callId, leg),
  ]);
  if (call === undefined || held === undefined) {
    throw new ServiceError('not_found', 'There is no such leg of a call.');
  }
  const applied = inOrder(events, held.nextSeq);
  const nextSeq = held.nextSeq + applied.length;
  // A process that was taken for dead, and speaks, was only slow.
  const [agent] = await Promise.all([
    readAgentOf(transaction, call),
    updateLeg(transaction, held, { nextSeq, leftAt: null }),
    ...(applied.length > 0 ? store(transaction, call, leg, applied) : []),
  ]);
  if (applied.length > 0) await applyEnd(transaction, queue, call, leg, applied);
  // With more said, what was summed up of it is out of date.
  const summary = applied.some(({ type }) => type === 'turn') ? null : call.summary;
  const language = applied.findLast((event) => event.type === 'language')?.language;
  const heard = await updateCall(transaction, callId, {
    heardAt: now,
    summary,
    ...(language && { language }),
    ...afterEvents(call, applied),
  });
  const stands = await standing(transaction, heard, agent, now, credit);
  if (stands.stop !== null && call.stop === null) metrics.callRefused(stands.stop);
  const commands = dueCommands(heard, now);
  return { agent: call.agent, applied, answer: { nextSeq, ...stands, commands } };
}

/** Keeps events, and what is made from them. */
function store(
  transaction: Database,
  { id: callId, erasedAt }: CallRow,
  leg: number,
  events: CallEvent[],
): Promise<void>[] {
  const rows = events.map((event) => toEventRow(callId, leg, event));
  const used = events.flatMap((event) =>
    event.type === 'usage' ? [addUsage(transaction, callId, new Date(event.at), event)] : [],
  );
  if (erasedAt !== null) {
    // What comes late does not bring back what was removed.
    const bare = rows.map((row) => ({ ...row, data: {} }));
    return [addEvents(transaction, bare), ...used];
  }
  const turns = events.flatMap((event) => toTurnRow(callId, leg, event));
  return [addEvents(transaction, rows), addTurns(transaction, turns), ...used];
}

/** The events that come next without a gap, each number once. */
function inOrder(events: CallEvent[], nextSeq: number): CallEvent[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const fresh: CallEvent[] = [];
  for (let next = bySeq.get(nextSeq); next; next = bySeq.get(nextSeq + fresh.length)) {
    fresh.push(next);
  }
  return fresh;
}

async function applyEnd(
  transaction: Database,
  queue: JobQueue,
  call: CallRow,
  leg: number,
  events: CallEvent[],
): Promise<void> {
  const ended = events.find((event) => event.type === 'ended');
  // A worker that was given up may have ended its leg; the call went on with another.
  const isLast = ended && (await findLastLeg(transaction, call.id))?.leg === leg;
  const detail = call.erasedAt === null ? (ended?.detail ?? null) : null;
  const ending = ended && isLast && { ...ended, detail, endedAt: new Date(ended.endedAt) };
  const endedNow = ending && (await endCall(transaction, queue, call.id, ending));
  if (endedNow) await cutUnheard(transaction, call.id, leg, ending);
  if (!endedNow && call.endedAt !== null) await queue.closeCall(transaction, call.id);
}
