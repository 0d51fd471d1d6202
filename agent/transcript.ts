import { voice } from '@livekit/agents';
import type { Turn } from '../backend/contract/calls.ts';

type SpokenTurn = Omit<Turn, 'seq'>;

/**
 * Calls `onTurn` with each committed turn of both sides, in order. Of an interrupted turn the text
 * is what was played. To be attached after `session.start`, which creates the audio output.
 */
export function observeTurns(
  session: voice.AgentSession,
  onTurn: (turn: SpokenTurn) => void,
): void {
  let played: string | undefined;
  session.output.audio?.on(
    voice.AudioOutput.EVENT_PLAYBACK_FINISHED,
    (event: { interrupted: boolean; synchronizedTranscript?: string }) => {
      played = event.interrupted ? event.synchronizedTranscript : undefined;
    },
  );
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message') return;
    const turn = spokenTurn(item, played);
    if (turn) onTurn(turn);
  });
}

/** The parts of the SDK's chat message that a turn is made from; times there are in seconds. */
export interface SpokenMessage {
  role: string;
  textContent?: string | undefined;
  interrupted: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
  metrics?: { startedSpeakingAt?: number; stoppedSpeakingAt?: number };
}

/** The turn that a message is, or undefined when nothing was said or heard. */
export function spokenTurn(message: SpokenMessage, played?: string): SpokenTurn | undefined {
  if (message.role !== 'user' && message.role !== 'assistant') return undefined;
  const cut = message.role === 'assistant' && message.interrupted && played !== undefined;
  const text = (cut ? played : (message.textContent ?? '')).trim();
  if (text === '') return undefined;
  const { startedSpeakingAt, stoppedSpeakingAt } = message.metrics ?? {};
  const startedAt = startedSpeakingAt === undefined ? message.createdAt : startedSpeakingAt * 1_000;
  const endedAt = stoppedSpeakingAt === undefined ? startedAt : stoppedSpeakingAt * 1_000;
  return {
    speaker: message.role === 'user' ? 'caller' : 'agent',
    text,
    interrupted: message.interrupted,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(Math.max(startedAt, endedAt)).toISOString(),
  };
}
