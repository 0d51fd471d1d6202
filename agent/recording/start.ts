import type { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { RecordedOutput } from './agent-audio.ts';
import { listenToCaller } from './caller-audio.ts';
import { Mix } from './mix.ts';
import { Recording, type RecordingOptions } from './recording.ts';

export interface Parties {
  room: Room;
  /** The caller's identity in the room. */
  caller: string;
  /** The agent's session, started, before it has spoken. */
  session: voice.AgentSession;
}

/** Records both sides of a call from now on. Throws nothing. */
export function startRecording(parties: Parties, options: RecordingOptions): Recording {
  const startMs = performance.now();
  const now = () => performance.now() - startMs;
  const mix = new Mix(now);
  const recording = new Recording(mix, options);
  try {
    const { room, caller, session } = parties;
    listenToCaller(room, caller, {
      onAudio: (samples) => mix.heard(samples),
      onError: (error) => recording.fail(error),
      stop: recording.stopped,
    });
    const output = session.output.audio;
    if (output?.sampleRate !== RECORDING.sampleRate) {
      throw new Error(`the agent speaks at ${output?.sampleRate} Hz, not ${RECORDING.sampleRate}`);
    }
    session.output.audio = new RecordedOutput(output, mix.agent, now);
  } catch (error) {
    recording.fail(error);
  }
  return recording;
}
