import { type AudioFrame, AudioStream, type RemoteTrack, type Room } from '@livekit/rtc-node';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { onMicrophone } from '../microphone.ts';

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
 * Listens to the microphones of those who are wanted through streams of its own, apart from the one
 * that the conversation is held with.
 *
 * @param isWanted - by the identity of a participant
 */
export function listenToMicrophones(
  room: Room,
  isWanted: (identity: string) => boolean,
  { onAudio, onError, stop }: Listener,
): void {
  const listen = async (track: RemoteTrack) => {
    const { sampleRate } = RECORDING;
    const stream = new AudioStream(track, { sampleRate, numChannels: 1, frameSizeMs: FRAME_MS });
    const frames = new WritableStream<AudioFrame>({ write: ({ data }) => onAudio(data) });
    // It ends with its track.
    await stream.pipeTo(frames, { signal: stop });
  };
  const unwatch = onMicrophone(room, isWanted, (track) =>
    listen(track).catch((error: unknown) => {
      if (!stop.aborted) onError(error);
    }),
  );
  stop.addEventListener('abort', unwatch);
}
