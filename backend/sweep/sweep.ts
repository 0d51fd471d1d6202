import { listRoomsOfClosedCalls, listUnclosedCallIds } from '../../db/queries/sweep.ts';
import type { Room } from '../livekit/rooms.ts';
import { Hearing } from './hearing.ts';
import { sweepOpenCalls } from './open-calls.ts';
import type { SweepServices } from './services.ts';

/** Closing takes seconds; a call that has waited for longer has dropped out of the queue. */
const CLOSED_WITHIN_MS = 60_000;

/**
 * Makes the sweep: what finds calls that should have ended, or should have been closed, and sees to
 * it. To be run every few seconds for as long as the backend runs, by one backend at a time. It
 * fails while the database or LiveKit is away; the next run makes up for it.
 */
export function createSweep(services: SweepServices): (now: Date) => Promise<void> {
  const hearing = new Hearing();
  const removed = new Set<string>();
  return async function sweep(now) {
    try {
      await closeAgain(services, now);
      hearing.works(now);
    } catch (error) {
      hearing.fails();
      throw error;
    }
    const rooms = await services.rooms.list();
    if (hearing.isReliable(now)) await sweepOpenCalls(services, rooms, now);
    await removeLeftRooms(services, rooms, removed);
  };
}

async function closeAgain({ database, queue, log }: SweepServices, now: Date): Promise<void> {
  const endedBefore = new Date(now.getTime() - CLOSED_WITHIN_MS);
  const unclosed = await listUnclosedCallIds(database, endedBefore);
  if (unclosed.length > 0) log.warn({ calls: unclosed.length }, 'Calls not closed yet');
  for (const { id } of unclosed) {
    await database.transaction((transaction) => queue.closeCall(transaction, id));
  }
}

/**
 * Removes rooms of closed calls. Those of open calls, or of none, are LiveKit's to time out.
 *
 * @param removed - ids of rooms that this has removed: LiveKit goes on listing those of a server
 *   that died
 */
async function removeLeftRooms(
  { database, rooms, log }: SweepServices,
  present: Room[],
  removed: Set<string>,
): Promise<void> {
  const sids = present.map(({ sid }) => sid).filter((sid) => !removed.has(sid));
  const left = await listRoomsOfClosedCalls(database, sids);
  for (const { name, sid } of present) {
    if (!left.has(sid)) continue;
    log.warn({ roomSid: sid }, 'Room of a closed call removed');
    await rooms.remove(name);
    removed.add(sid);
  }
}
