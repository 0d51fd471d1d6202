import { lastEventAt, listOpenCalls, type OpenCallRow } from '../../db/queries/sweep.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { endCall } from '../calls/end.ts';
import { writeDispatchMetadata } from '../contract/dispatch.ts';
import type { Room } from '../livekit/rooms.ts';
import { errorFields } from '../log.ts';
import { judge, type Sighting } from './judge.ts';
import type { SweepServices } from './sweep.ts';

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
  services: SweepServices,
  open: OpenCallRow,
  hasRoom: boolean,
  now: Date,
): Promise<void> {
  const { database, queue, rooms, log } = services;
  const { call, agent } = open;
  const verdict = judge(await sight(services, open, hasRoom), now);
  if (verdict.do === 'leave') return;
  log.warn({ callId: call.id, verdict }, 'Call swept');
  if (verdict.do === 'dispatch') {
    return rooms.dispatch(call.roomName, agent.agentName, writeDispatchMetadata(agent.slug));
  }
  await database.transaction((transaction) => endCall(transaction, queue, call.id, verdict));
  // The caller is not kept in silence until the closing comes to the room.
  if (hasRoom) await rooms.remove(call.roomName);
}

async function sight(
  { database, rooms }: SweepServices,
  { call, agent, legs }: OpenCallRow,
  hasRoom: boolean,
): Promise<Sighting> {
  return {
    startedAt: call.startedAt,
    heardAt: call.heardAt ?? call.startedAt,
    maxCallMs: toAgentSettings(agent).limits.maxCallMs,
    legs,
    callerIdentity: call.participantIdentity,
    room: hasRoom ? await rooms.look(call.roomName) : null,
    lastEventAt: hasRoom ? null : await lastEventAt(database, call.id),
  };
}
