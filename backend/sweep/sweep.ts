import type { Database } from '../../db/client.ts';
import { listRoomsOfClosedCalls, listUnclosedCallIds } from '../../db/queries/sweep.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Room, Rooms } from '../livekit/rooms.ts';
import { errorFields, type Logger } from '../log.ts';
import { Hearing } from './hearing.ts';
import { sweepOpenCalls } from './open-calls.ts';

export interface SweepServices {
  database: Database;
  queue: JobQueue;
  rooms: Rooms;
  log: Logger;
}

/** Closing takes seconds; a call that has waited for longer has dropped out of the queue. */
const CLOSED_WITHIN_MS = 60_000;

/**
 * Makes the sweep: what finds calls that should have ended, or should have been closed, and sees to
 * it. To be run every few seconds for as long as the backend runs, by no two backends at once.
 */
export function createSweep(services: SweepServices): (now: Date) => Promise<void> {
  const hearing = new Hearing();
  return async function sweep(now) {
    try {
      await reclose(services, now);
      hearing.works(now);
    } catch (error) {
      hearing.fails();
      throw error;
    }
    const rooms = await listRooms(services);
    // Without LiveKit nothing can be said about calls and rooms.
    if (rooms === null) return;
    if (hearing.isReliable(now)) await sweepOpenCalls(services, rooms, now);
    await removeLeftRooms(services, rooms);
  };
}

async function reclose({ database, queue, log }: SweepServices, now: Date): Promise<void> {
  const endedBefore = new Date(now.getTime() - CLOSED_WITHIN_MS);
  for (const { id } of await listUnclosedCallIds(database, endedBefore)) {
    log.warn({ callId: id }, 'Call not closed yet');
    await database.transaction((transaction) => queue.closeCall(transaction, id));
  }
}

async function listRooms({ rooms, log }: SweepServices): Promise<Room[] | null> {
  try {
    return await rooms.list();
  } catch (error) {
    log.warn({ error: errorFields(error) }, 'Rooms not listed');
    return null;
  }
}

/** Rooms of closed calls. Those of other calls, or of none, are LiveKit's to time out. */
async function removeLeftRooms(
  { database, rooms, log }: SweepServices,
  present: Room[],
): Promise<void> {
  const left = await listRoomsOfClosedCalls(
    database,
    present.map(({ sid }) => sid),
  );
  for (const { name, sid } of present) {
    if (!left.has(sid)) continue;
    log.warn({ roomSid: sid }, 'Room of a closed call removed');
    await rooms.remove(name);
  }
}
