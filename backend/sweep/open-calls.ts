import PQueue from 'p-queue';
import { lastEventAt, listOpenCalls, type OpenCallRow } from '../../db/queries/sweep.ts';
import { readAgentOf } from '../agents/read.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { endCall } from '../calls/end.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import type { Room } from '../livekit/rooms.ts';
import { errorFields } from '../log.ts';
import { judge, type Sighting } from './judge.ts';
import type { SweepServices } from './services.ts';

/** After a server has died, LiveKit takes 3 s to say of each of its rooms that it is gone. */
const CALLS_AT_ONCE = 20;

/**
 * Ends the open calls that are over, and has calls that lost their worker taken over by another.
 *
 * @param rooms - all that LiveKit has
 */
export async function sweepOpenCalls(
  services: SweepServices,
  rooms: Room[],
  now: Date,
): Promise<void> {
  const roomSids = new Set(rooms.map(({ sid }) => sid));
  const queue = new PQueue({ concurrency: CALLS_AT_ONCE });
  const open = await listOpenCalls(services.database);
  await queue.addAll(
    open.map((row) => async () => {
      const { id: callId, roomSid } = row.call;
      await sweepCall(services, row, roomSids.has(roomSid), now).catch((error: unknown) => {
        services.log.warn({ callId, error: errorFields(error) }, 'Call not swept');
      });
    }),
  );
}

async function sweepCall(
  { database, queue, rooms, log }: SweepServices,
  { call, agent: published, legs, isLeft }: OpenCallRow,
  isRoomListed: boolean,
  now: Date,
): Promise<void> {
  const { id: callId, roomName } = call;
  const agent = call.trial ? await readAgentOf(database, call) : toAgentSettings(published);
  const sighting: Sighting = {
    startedAt: call.startedAt,
    heardAt: call.heardAt ?? call.startedAt,
    maxCallMs: agent.limits.maxCallMs,
    legs,
    isLeft,
    callerIdentity: call.participantIdentity,
    isRoomListed,
    look: () => rooms.look(roomName),
    lastEventAt: () => lastEventAt(database, callId),
  };
  const verdict = await judge(sighting, now);
  if (verdict.do === 'leave') return;
  log.warn({ callId, verdict }, 'Call swept');
  if (verdict.do === 'dispatch') {
    return rooms.dispatch(roomName, agent.agentName, writeDispatchMetadata(agent));
  }
  await database.transaction((transaction) => endCall(transaction, queue, callId, verdict));
  // The caller is not kept in silence until the closing comes to the room.
  if (isRoomListed) await rooms.remove(roomName);
}
