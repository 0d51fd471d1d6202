import type { Database } from '../../db/client.ts';
import { type CallRow, lockCall, updateCall } from '../../db/queries/calls.ts';
import { addEvents } from '../../db/queries/events.ts';
import { findLastLeg, findLeg, setNextSeq } from '../../db/queries/legs.ts';
import { addTurns } from '../../db/queries/turns.ts';
import type { AppendEventsResponse, CallEvent } from '../contract/events.ts';
import { ServiceError } from '../errors.ts';
import type { JobQueue } from '../jobs/queue.ts';
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
export function applyEvents(
  { database, queue }: { database: Database; queue: JobQueue },
  { callId, leg }: { callId: string; leg: number },
  events: CallEvent[],
  now: Date,
): Promise<AppendEventsResponse> {
  return database.transaction(async (transaction) => {
    const call = await lockCall(transaction, callId);
    const held = await findLeg(transaction, callId, leg);
    if (call === undefined || held === undefined)
      throw new ServiceError('not_found', 'There is no such leg of a call.');

    const fresh = inOrder(events, held.nextSeq);
    const nextSeq = held.nextSeq + fresh.length;
    await updateCall(transaction, callId, { heardAt: now });
    if (fresh.length > 0) {
      await setNextSeq(transaction, callId, leg, nextSeq);
      await addEvents(
        transaction,
        fresh.map((event) => toEventRow(callId, leg, event)),
      );
      await addTurns(
        transaction,
        fresh.flatMap((event) => toTurnRow(callId, leg, event)),
      );
      await applyEnd(transaction, queue, call, leg, fresh);
    }
    return {
      nextSeq,
      cost: { micros: call.costMicros, incomplete: call.costIncomplete },
      stop: null,
    };
  });
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
  fresh: CallEvent[],
): Promise<void> {
  const ended = fresh.find((event) => event.type === 'ended');
  // A worker that was given up may have ended its leg; the call went on with another.
  const isLast = (await findLastLeg(transaction, call.id))?.leg === leg;
  const ending = ended && isLast && { ...ended, endedAt: new Date(ended.endedAt) };
  const endedNow = ending && (await endCall(transaction, queue, call.id, ending));
  if (!endedNow && call.endedAt !== null) await queue.closeCall(transaction, call.id);
}
