import { voice } from '@livekit/agents';
import type { Latency } from '../../backend/contract/events.ts';
import { isLine } from '../lines.ts';
import type { NewEvent } from './record.ts';

type TurnEvent = NewEvent<'turn'>;

const LONGEST_TEXT = 20_000;

/**
 * Calls `onTurn` with each committed turn of both sides, in order, and the id of its message.
 *
 * @param isGreeting - whether what the worker says of its own accord is still the greeting
 */
export function observeTurns(
  session: voice.AgentSession,
  isGreeting: () => boolean,
  onTurn: (turn: TurnEvent, messageId: string) => void,
): void {
  let unanswered: SpokenMessage | undefined;
  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message') return;
    const turn = spokenTurn(item, isGreeting(), unanswered);
    if (item.role === 'user') unanswered = item;
    if (turn?.latency) unanswered = undefined;
    if (turn) onTurn(turn, item.id);
  });
}

/** The parts of the SDK's chat message that a turn is made from; times in `metrics` are in seconds. */
export interface SpokenMessage {
  role: string;
  textContent?: string | undefined;
  interrupted: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
  metrics?: {
    startedSpeakingAt?: number;
    stoppedSpeakingAt?: number;
    transcriptionDelay?: number;
    endOfTurnDelay?: number;
    llmNodeTtft?: number;
    ttsNodeTtfb?: number;
    e2eLatency?: number;
  };
}

/**
 * The turn that a message is, or undefined when nothing was said or heard.
 *
 * @param unanswered - the caller's turn that it may be the first reply to
 */
export function spokenTurn(
  message: SpokenMessage,
  isGreeting: boolean,
  unanswered?: SpokenMessage,
): TurnEvent | undefined {
  if (message.role !== 'user' && message.role !== 'assistant') return undefined;
  const isAgent = message.role === 'assistant';
  const text = (message.textContent ?? '').trim().slice(0, LONGEST_TEXT);
  if (text === '') return undefined;
  const { startedSpeakingAt, stoppedSpeakingAt } = message.metrics ?? {};
  const startedAt = startedSpeakingAt === undefined ? message.createdAt : startedSpeakingAt * 1_000;
  const endedAt = stoppedSpeakingAt === undefined ? startedAt : stoppedSpeakingAt * 1_000;
  return {
    type: 'turn',
    speaker: isAgent ? 'agent' : 'caller',
    text,
    interrupted: message.interrupted,
    origin: isAgent ? originOf(message, text, isGreeting) : 'conversation',
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(Math.max(startedAt, endedAt)).toISOString(),
    latency: isAgent && unanswered ? latencyOf(message, unanswered) : null,
  };
}

/** Only what a model wrote has a time to the first token, and a failing model leaves it to a line. */
function originOf({ metrics }: SpokenMessage, text: string, isGreeting: boolean) {
  if (metrics?.llmNodeTtft !== undefined && !isLine(text)) return 'conversation';
  return isGreeting ? 'greeting' : 'notice';
}

function latencyOf({ metrics: reply }: SpokenMessage, { metrics: asked }: SpokenMessage) {
  const totalMs = milliseconds(reply?.e2eLatency);
  if (totalMs === null) return null;
  return {
    totalMs,
    transcriptMs: milliseconds(asked?.transcriptionDelay),
    endOfTurnMs: milliseconds(asked?.endOfTurnDelay),
    firstTokenMs: milliseconds(reply?.llmNodeTtft),
    firstAudioMs: milliseconds(reply?.ttsNodeTtfb),
  } satisfies Latency;
}

const milliseconds = (seconds: number | undefined): number | null =>
  seconds === undefined ? null : Math.max(0, Math.round(seconds * 1_000));
