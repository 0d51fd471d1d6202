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

export interface Listener {
  /** Takes each frame when the whole of it is there. */
  onAudio: (samples: Int16Array) => void;
  /** Told when a stream could not be had or broke. */
  onError: (error: unknown) => void;
  /** Ends the listening. */
  stop: AbortSignal;
}

/**
 * Listens to the caller's microphone through a stream of its own, apart from the one that the
 * conversation is held with.
 */
export function listenToCaller(
  room: Room,
  identity: string,
  { onAudio, onError, stop }: Listener,
): void {
  const listen = async (track: RemoteTrack) => {
    const { sampleRate } = RECORDING;
    const stream = new AudioStream(track, { sampleRate, numChannels: 1, frameSizeMs: FRAME_MS });
    const frames = new WritableStream<AudioFrame>({ write: ({ data }) => onAudio(data) });
    // It ends with its track.
    await stream.pipeTo(frames, { signal: stop });
  };
  const listenIfMicrophone = (track: RemoteTrack, { source, kind }: RemoteTrackPublication) => {
    if (source !== TrackSource.SOURCE_MICROPHONE || kind !== TrackKind.KIND_AUDIO) return;
    listen(track).catch((error: unknown) => {
      if (!stop.aborted) onError(error);
    });
  };
  const onTrack = (
    track: RemoteTrack,
    publication: RemoteTrackPublication,
    by: RemoteParticipant,
  ) => {
    if (by.identity === identity) listenIfMicrophone(track, publication);
  };

  const caller = room.remoteParticipants.get(identity);
  for (const publication of caller?.trackPublications.values() ?? []) {
    if (publication.track) listenIfMicrophone(publication.track, publication);
  }
  room.on(RoomEvent.TrackSubscribed, onTrack);
  stop.addEventListener('abort', () => room.off(RoomEvent.TrackSubscribed, onTrack));
}
