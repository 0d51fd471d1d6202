import {
  DisconnectReason,
  ParticipantKind,
  type RemoteParticipant,
  RoomEvent,
} from '@livekit/rtc-node';
import { watchLine } from './line.ts';
import type { Ending } from './outcome.ts';
import type { CallContext } from './prewarm.ts';

/** How the far side leaves when it means to; all else is a connection that broke. */
const LEFT_ON_PURPOSE = new Set<DisconnectReason | undefined>([
  DisconnectReason.CLIENT_INITIATED,
  DisconnectReason.ROOM_DELETED,
  DisconnectReason.USER_REJECTED,
]);

/**
 * Calls `onGone` when the caller is no longer there, by whichever sign comes first: it leaves the
 * room, livekit-sip says that it hung up, its audio stops, or the room ends. May call it again. A
 * line that fell silent ended with its last packet.
 *
 * @returns stops watching
 */
export function watchDeparture(
  { room }: CallContext,
  caller: RemoteParticipant,
  onGone: (ending: Ending) => void,
): () => void {
  const left = (detail: string | null = null, atMs = Date.now()) =>
    onGone({ cause: 'caller_left', detail, atMs });
  const lost = (detail: string) => onGone({ cause: 'connection_lost', detail, atMs: Date.now() });

  // A phone that is not answered yet is given up, however the room hears of it: that it has left is
  // now and then lost on the way, and then its connection times out.
  const isRinging = () => isPhone(caller) && caller.attributes['sip.callStatus'] !== 'active';
  room.on(RoomEvent.ParticipantDisconnected, ({ identity, disconnectReason }) => {
    if (identity !== caller.identity) return;
    if (LEFT_ON_PURPOSE.has(disconnectReason) || isRinging()) left();
    else lost(`disconnect reason ${disconnectReason}`);
  });
  room.on(RoomEvent.ParticipantAttributesChanged, (changed, { identity }) => {
    if (identity === caller.identity && changed['sip.callStatus'] === 'hangup') left();
  });
  room.on(RoomEvent.Disconnected, () => lost('the room is gone'));
  // It may have hung up while the call was being opened.
  if (!room.remoteParticipants.has(caller.identity)) left();
  if (!isPhone(caller)) return () => undefined;
  return watchLine(room, (quietMs) => left('audio stopped', Date.now() - quietMs));
}

const isPhone = ({ kind }: RemoteParticipant) => kind === ParticipantKind.SIP;
