import type { Stretch } from '../stretches.ts';
import { MISSED_AFTER_MS, type SaidLine } from './dialogue.ts';
import type { Kind } from './utterance.ts';

/** A pause of the agent longer than those between its sentences: it has been stopped. */
const LONGEST_GAP_MS = 600;
/** An agent that a backchannel stops does so within this time after it. */
const STOPPED_WITHIN_MS = 1_500;

/** A mid-turn pause and whether the agent spoke before the caller had gone on and ended. */
interface Pause {
  readonly kind: Kind;
  readonly pauseMs: number;
  readonly cutOff: boolean;
}

/** One utterance of a call, as the caller's own packets show it. null: does not apply. */
export interface Score {
  readonly kind: Kind;
  readonly name: string;
  /** When the caller's last voiced frame had been sent, in ms since the INVITE. */
  readonly endMs: number;
  /** From there to the first voiced packet received; null also when the turn was cut off. */
  readonly latencyMs: number | null;
  readonly pauses: readonly Pause[];
  readonly missed: boolean;
  /** For a backchannel: whether the agent fell silent. */
  readonly stopped: boolean | null;
  /** For an interruption: from its first voiced packet to the agent's last. */
  readonly stopMs: number | null;
}

/**
 * Judges an utterance by what the caller sent and heard. All times are in ms on the call's clock.
 *
 * @param agent - every stretch of the agent's speech in the call
 */
export function scoreLine({ utterance, segments }: SaidLine, agent: readonly Stretch[]): Score {
  const { kind, name } = utterance;
  const startMs = segments[0]?.startMs ?? 0;
  const endMs = segments.at(-1)?.endMs ?? 0;
  const common = { kind, name, endMs, latencyMs: null, pauses: [], missed: false };
  if (kind === 'backchannel')
    return { ...common, stopped: fellSilent(startMs, endMs, agent), stopMs: null };
  if (kind === 'interruption') {
    const interrupted = agent.find((one) => one.startMs < startMs && one.endMs > startMs);
    return { ...common, stopped: null, stopMs: interrupted ? interrupted.endMs - startMs : null };
  }
  const pauses = pausesOf(kind, segments, agent);
  const isCutOff = agent.some((one) => one.startMs > startMs && one.startMs < endMs);
  const reply = agent.find((one) => one.startMs >= endMs && one.startMs - endMs <= MISSED_AFTER_MS);
  const latencyMs = reply && !isCutOff ? reply.startMs - endMs : null;
  return {
    ...common,
    latencyMs,
    pauses,
    missed: reply === undefined && !isCutOff,
    stopped: null,
    stopMs: null,
  };
}

/** From the answer to the first voiced packet. */
export function greetingMs(answeredMs: number, agent: readonly Stretch[]): number | null {
  const [first] = agent;
  return first === undefined ? null : first.startMs - answeredMs;
}

function pausesOf(kind: Kind, segments: readonly Stretch[], agent: readonly Stretch[]): Pause[] {
  return segments.slice(1).map((next, i) => {
    const endMs = segments[i]?.endMs ?? 0;
    const cutOff = agent.some((one) => one.startMs >= endMs && one.startMs < next.endMs);
    return { kind, pauseMs: next.startMs - endMs, cutOff };
  });
}

function fellSilent(startMs: number, endMs: number, agent: readonly Stretch[]): boolean {
  return agent.some((one, i) => {
    const isNow = one.endMs >= startMs && one.endMs <= endMs + STOPPED_WITHIN_MS;
    const next = agent[i + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    return isNow && next - one.endMs > LONGEST_GAP_MS;
  });
}
