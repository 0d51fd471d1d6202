import { lastEventAt, listOpenCalls, type OpenCallRow } from '../../db/queries/sweep.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { endCall } from '../calls/end.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import type { Room } from '../livekit/rooms.ts';
import { errorFields } from '../log.ts';
import { judge, type Sighting } from './judge.ts';
import type { SweepServices } from './services.ts';

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
  for (const open of await listOpenCalls(services.database)) {
    const { id, roomSid } = open.call;
    try {
      await sweepCall(services, open, roomSids.has(roomSid), now);
    } catch (error) {
      services.log.warn({ callId: id, error: errorFields(error) }, 'Call not swept');
    }
  }
}

async function sweepCall(
  { database, queue, rooms, log }: SweepServices,
  { call, agent, legs }: OpenCallRow,
  isRoomListed: boolean,
  now: Date,
): Promise<void> {
  const { id: callId, roomName } = call;
  const sighting: Sighting = {
    startedAt: call.startedAt,
    heardAt: call.heardAt ?? call.startedAt,
    maxCallMs: toAgentSettings(agent).limits.maxCallMs,
    legs,
    callerIdentity: call.participantIdentity,
    isRoomListed,
    look: () => rooms.look(roomName),
    lastEventAt: () => lastEventAt(database, callId),
  };
  const verdict = await judge(sighting, now);
  if (verdict.do === 'leave') return;
  log.warn({ callId, verdict }, 'Call swept');
  if (verdict.do === 'dispatch') {
    return rooms.dispatch(roomName, agent.agentName, writeDispatchMetadata(agent.slug));
  }
  await database.transaction((transaction) => endCall(transaction, queue, callId, verdict));
  // The caller is not kept in silence until the closing comes to the room.
  if (isRoomListed) await rooms.remove(roomName);
}
