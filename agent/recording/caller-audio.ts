import {
  type AudioFrame,
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
 * @param stop - aborting it ends that
 * @param onAudio - takes each frame when the whole of it is there
 */
export function listenToCaller(
  room: Room,
  identity: string,
  stop: AbortSignal,
  onAudio: (samples: Int16Array) => void,
): void {
  const listen = async (track: RemoteTrack) => {
    const { sampleRate } = RECORDING;
    const stream = new AudioStream(track, { sampleRate, numChannels: 1, frameSizeMs: FRAME_MS });
    const frames = new WritableStream<AudioFrame>({ write: ({ data }) => onAudio(data) });
    // The stream also ends with its track. What it meets on the way is no matter of the call.
    await stream.pipeTo(frames, { signal: stop }).catch(() => undefined);
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
  stop.addEventListener('abort', () => room.off(RoomEvent.TrackSubscribed, onTrack));
}
