import type { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { isOperatorBeside } from '../operator/is-operator.ts';
import { RecordedOutput } from './agent-audio.ts';
import { listenToMicrophones } from './microphone-audio.ts';
import { Mix } from './mix.ts';
import { Recording, type RecordingOptions } from './recording.ts';

export interface Parties {
  room: Room;
  /** The caller's identity in the room. */
  caller: string;
  /** The agent's session, started, before it has spoken. */
  session: voice.AgentSession;
}

/** Records both sides of a call from now on, operators with the agent. Throws nothing. */
export function startRecording(parties: Parties, options: RecordingOptions): Recording {
  const startMs = performance.now();
  const now = () => performance.now() - startMs;
  const mix = new Mix(now);
  const recording = new Recording(mix, options);
  try {
    const { room, caller, session } = parties;
    const common = {
      onError: (error: unknown) => recording.fail(error),
      stop: recording.stopped,
    };
    const isCaller = (identity: string) => identity === caller;
    listenToMicrophones(room, isCaller, { ...common, onAudio: (samples) => mix.heard(samples) });
    listenToMicrophones(room, isOperatorBeside(caller), {
      ...common,
      onAudio: (samples) => mix.spoken(samples),
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
