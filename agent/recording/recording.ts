import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { log, type voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import pRetry from 'p-retry';
import { RECORDING } from '../../backend/contract/recordings.ts';
import { RefusedError } from '../backend-client.ts';
import { RecordedOutput } from './agent-audio.ts';
import { LOOK_AHEAD_MS } from './arrivals.ts';
import type { RecordingBackend } from './backend.ts';
import { listenToCaller } from './caller-audio.ts';
import { Delivery } from './delivery.ts';
import { Mix } from './mix.ts';
import { Mp3 } from './mp3.ts';
import { fileName, type Part } from './part.ts';
import { Spool } from './spool.ts';

/** A job that is killed loses this much, and `LAG_MS`. */
const WRITE_MS = 500;
/** What arrives is placed within the look-ahead, which is counted from its arrival. */
const LAG_MS = 2 * LOOK_AHEAD_MS;
const DELIVER_MS = 2_000;
/** About two minutes of an unreachable backend before the rest is left to the next worker. */
const RETRY = { retries: 30, minTimeout: 200, maxTimeout: 5_000 };

/** `failed`: something of the recording may be missing; it goes on if it can. */
export type RecordingState = 'started' | 'paused' | 'resumed' | 'stopped' | 'failed';

export interface RecordingOptions {
  callId: string;
  room: Room;
  /** The caller's identity in the room. */
  caller: string;
  /** A session that has been started, and has not spoken yet. */
  session: voice.AgentSession;
  /** Where recordings are kept until they are delivered. */
  folder: string;
  backend: RecordingBackend;
  onState: (state: RecordingState, detail: string | null) => void;
}

/** Records a call from now on. What goes wrong is told through `onState`, and never to the call. */
export function startRecording(options: RecordingOptions): Recording {
  const startMs = performance.now();
  const mix = new Mix(() => performance.now() - startMs);
  const part = { callId: options.callId, startedAt: new Date() };
  const recording = new Recording(options, part, mix);
  const stopListening = listenToCaller(options.room, options.caller, (audio) => mix.heard(audio));
  recording.onStop(stopListening);
  return recording;
}
