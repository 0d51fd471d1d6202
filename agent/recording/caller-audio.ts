import {
  AudioStream,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  RoomEvent,
  TrackKind,
  TrackSource,
} from '@livekit/rtc-node';
import { RECORDING } from '../../backend/contract/recordings.ts';

/** Fewer, longer frames cost less; what is lost when the process dies is no more than this. */
const FRAME_MS = 50;

/**
 * Listens to the caller's microphone through a stream of its own, apart from the one that the
 * conversation is held with.
 *
 * @param onAudio - takes each frame when the whole of it is there
 * @returns stops listening
 */
export function listenToCaller(
  room: Room,
  identity: string,
  onAudio: (samples: Int16Array) => void,
): () => void {
  const readers = new Set<ReadableStreamDefaultReader<{ data: Int16Array }>>();

  const listen = async (track: RemoteTrack) => {
    const { sampleRate } = RECORDING;
    const stream = new AudioStream(track, { sampleRate, numChannels: 1, frameSizeMs: FRAME_MS });
    const reader = stream.getReader();
    readers.add(reader);
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) break;
      onAudio(value.data);
    }
    readers.delete(reader);
  };
  const isMicrophone = ({ source, kind }: RemoteTrackPublication) =>
    source === TrackSource.SOURCE_MICROPHONE && kind === TrackKind.KIND_AUDIO;
  const onTrack = (
    track: RemoteTrack,
    publication: RemoteTrackPublication,
    by: RemoteParticipant,
  ) => {
    if (by.identity === identity && isMicrophone(publication)) void listen(track);
  };

  for (const publication of room.remoteParticipants.get(identity)?.trackPublications.values() ??
    []) {
    if (publication.track && isMicrophone(publication)) void listen(publication.track);
  }
  room.on(RoomEvent.TrackSubscribed, onTrack);
  return () => {
    room.off(RoomEvent.TrackSubscribed, onTrack);
    for (const reader of readers) void reader.cancel();
  };
}
