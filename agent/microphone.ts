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
 * Tells each track of the microphones of those who are wanted: what there is, and what comes later, as
 * after a reconnection.
 *
 * @param isWanted - by the identity of a participant
 * @returns what stops it
 */
export function onMicrophone(
  room: Room,
  isWanted: (identity: string) => boolean,
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
    if (isWanted(by.identity)) takeIfMicrophone(track, publication);
  };
  for (const [identity, { trackPublications }] of room.remoteParticipants) {
    for (const publication of isWanted(identity) ? trackPublications.values() : []) {
      if (publication.track) takeIfMicrophone(publication.track, publication);
    }
  }
  room.on(RoomEvent.TrackSubscribed, onTrack);
  return () => room.off(RoomEvent.TrackSubscribed, onTrack);
}
