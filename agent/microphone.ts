import {
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  TrackKind,
  TrackSource,
} from '@livekit/rtc-node';

/**
 * Tells each track of a participant's microphone: the one there is, and those that come later, as
 * after a reconnection.
 *
 * @returns what stops it
 */
export function onMicrophone(
  room: Room,
  identity: string,
  take: (track: RemoteTrack) => void,
): () => void {
  const takeIfMicrophone = (track: RemoteTrack, { source, kind }: RemoteTrackPublication) => {
    if (source === TrackSource.SOURCE_MICROPHONE && kind === TrackKind.KIND_AUDIO) take(track);
  };
  const onTrack = (
    track: RemoteTrack,
    publication: RemoteTrackPublication,
    by: RemoteParticipant,
  ) => {
    if (by.identity === identity) takeIfMicrophone(track, publication);
  };
  const participant = room.remoteParticipants.get(identity);
  for (const publication of participant?.trackPublications.values() ?? []) {
    if (publication.track) takeIfMicrophone(publication.track, publication);
  }
  room.on(RoomEvent.TrackSubscribed, onTrack);
  return () => room.off(RoomEvent.TrackSubscribed, onTrack);
}
