import { type Room, RoomEvent } from '@livekit/rtc-node';

/** Whoever takes over has to allow the microphone first, and may have to connect anew. */
const GONE_AFTER_MS = 30_000;

/**
 * Calls `onGone` when there has been nobody in the room for half a minute who is waited for.
 *
 * @returns stops watching
 */
export function watchPresence(
  room: Room,
  isWaitedFor: (identity: string) => boolean,
  onGone: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(timer);
    if ([...room.remoteParticipants.keys()].some(isWaitedFor)) return;
    timer = setTimeout(onGone, GONE_AFTER_MS);
  };
  room.on(RoomEvent.ParticipantConnected, look);
  room.on(RoomEvent.ParticipantDisconnected, look);
  look();
  return () => {
    clearTimeout(timer);
    room.off(RoomEvent.ParticipantConnected, look);
    room.off(RoomEvent.ParticipantDisconnected, look);
  };
}
