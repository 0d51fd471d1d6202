import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Conversation, replyAfter } from './conversation.ts';
import type { CallOptions } from './options.ts';
import { cut, placeOnTimeline, type TimedPacket } from './timeline.ts';
import type { Speech } from './voice-activity.ts';
import { encodeWav } from './wav.ts';

export type EndedBy = 'caller' | 'agent' | 'rejected' | 'cancelled' | 'timeout';

/** One line of the caller and the answer to it. */
interface TurnReport {
  said: string;
  /** What the agent said until the caller's next line; null when nothing came or nothing was transcribed. */
  heard: string | null;
  /** From the end of the caller's speech to the start of the agent's; negative when the agent did not wait for it. */
  latencyMs: number | null;
  saidAtMs: number;
  heardAtMs: number | null;
}

/** A call as the caller had it. Times are milliseconds since the INVITE; null: not reached. */
export interface CallReport {
  answeredMs: number | null;
  /** When the agent was first heard. */
  greetingMs: number | null;
  greeting: string | null;
  turns: TurnReport[];
  recording: string | null;
  endedBy: EndedBy;
  /** Whom the caller was told to call instead (Refer-To), and agreed to. */
  transferredTo: string | null;
  endedMs: number;
  /** The final SIP status. */
  status: number | null;
  /** Every stretch of speech on either side, for those who look at turn-taking. */
  speech: { caller: readonly Speech[]; agent: readonly Speech[] };
}

/** A recogniser wants some quiet before the first word; speech also begins softly. */
const LEAD_IN_MS = 200;

/** What is known of a call when it has ended. */
export interface EndedCall {
  readonly answeredMs: number | null;
  readonly endedMs: number;
  readonly endedBy: EndedBy;
  readonly transferredTo: string | null;
  readonly status: number | null;
  readonly conversation: Conversation;
  readonly sent: readonly TimedPacket[];
  readonly heard: readonly TimedPacket[];
}

/**
 * Measures a call, transcribes what was heard, and keeps the recording.
 *
 * @throws what `options.transcribe` throws, with the recording kept
 */
export async function reportOf(call: EndedCall, options: CallOptions): Promise<CallReport> {
  const { agentSpeech, callerSpeech, lines } = call.conversation;
  const agentTrack = placeOnTimeline(call.heard);
  const recording = call.answeredMs === null ? null : options.recording;
  if (recording !== null) {
    await mkdir(dirname(recording), { recursive: true });
    await writeFile(recording, encodeWav(placeOnTimeline(call.sent), agentTrack));
  }

  const { transcribe } = options;
  /** What the agent said from a time until the caller's next line. */
  const heard = async (fromMs: number, nextLine: number) => {
    const audio = cut(agentTrack, fromMs, lines[nextLine]?.startMs ?? call.endedMs);
    return transcribe ? await transcribe(audio) : null;
  };
  const greeting = replyAfter(agentSpeech, 0);
  const turns: TurnReport[] = [];
  for (const [i, { startMs, endMs }] of lines.entries()) {
    const reply = endMs === null ? null : replyAfter(agentSpeech, endMs);
    const latencyMs = endMs !== null && reply !== null ? Math.round(reply.startMs - endMs) : null;
    turns.push({
      said: options.lines[i]?.text ?? '',
      heard: reply && (await heard(reply.startMs - LEAD_IN_MS, i + 1)),
      latencyMs,
      saidAtMs: Math.round(startMs),
      heardAtMs: reply && Math.round(reply.startMs),
    });
  }
  return {
    answeredMs: call.answeredMs && Math.round(call.answeredMs),
    greetingMs: greeting && Math.round(greeting.startMs),
    greeting: greeting && (await heard(greeting.startMs - LEAD_IN_MS, 0)),
    turns,
    recording,
    endedBy: call.endedBy,
    transferredTo: call.transferredTo,
    endedMs: Math.round(call.endedMs),
    status: call.status,
    speech: { caller: callerSpeech.map(rounded), agent: agentSpeech.map(rounded) },
  };
}

function rounded({ startMs, endMs }: Speech): Speech {
  return { startMs: Math.round(startMs), endMs: Math.round(endMs) };
}
