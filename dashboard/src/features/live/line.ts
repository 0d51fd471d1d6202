import {
  createLocalAudioTrack,
  type LocalAudioTrack,
  LogLevel,
  type RemoteTrack,
  Room,
  RoomEvent,
  setLogLevel,
} from 'livekit-client';
import type { Seat } from '../../../../backend/contract/control.ts';

setLogLevel(LogLevel.warn);

/** Being in the room of a call. */
export interface Line {
  leave: () => Promise<void>;
  /** Some browsers play no sound before something is pressed. */
  isSilenced: () => boolean;
  /** To be called when something is pressed. */
  unsilence: () => Promise<void>;
}

export interface LineEvents {
  /** The room is closed, or the connection is lost for good. */
  onLeft: () => void;
  /** The browser plays sound now, or no longer. */
  onSound: () => void;
}

/** @throws Error that says what to do, where the microphone cannot be had */
export async function askForMicrophone(): Promise<LocalAudioTrack> {
  try {
    return await createLocalAudioTrack({ echoCancellation: true, noiseSuppression: true });
  } catch (error) {
    throw new Error(
      'The microphone cannot be used, so the agent goes on with the call. Allow it for this page in the browser, and see that one is plugged in.',
      { cause: error },
    );
  }
}

/**
 * Joins the room of a call and plays what is said in it.
 *
 * @param microphone - what the others hear; null: only listens
 */
export async function joinLine(
  seat: Seat,
  microphone: LocalAudioTrack | null,
  { onLeft, onSound }: LineEvents,
): Promise<Line> {
  const room = new Room({ disconnectOnPageLeave: true });
  const played = new Set<RemoteTrack>();
  room
    .on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind !== 'audio') return;
      played.add(track);
      document.body.append(track.attach());
    })
    .on(RoomEvent.TrackUnsubscribed, (track) => {
      played.delete(track);
      silence(track);
    })
    .on(RoomEvent.AudioPlaybackStatusChanged, onSound)
    .on(RoomEvent.Disconnected, () => {
      for (const track of played) silence(track);
      microphone?.stop();
      onLeft();
    });
  try {
    await room.connect(seat.serverUrl, seat.token);
    if (microphone) await room.localParticipant.publishTrack(microphone);
  } catch (error) {
    await room.disconnect();
    throw error;
  }
  return {
    leave: () => room.disconnect(),
    isSilenced: () => !room.canPlaybackAudio,
    unsilence: () => room.startAudio(),
  };
}

function silence(track: RemoteTrack): void {
  for (const element of track.detach()) element.remove();
}
