import type { CallWithTurns } from '../../../../backend/contract/calls.ts';

export type Turn = CallWithTurns['turns'][number];

/** A stretch of a turn, and when it is heard, in milliseconds of the recording. */
export interface Sentence {
  text: string;
  startMs: number;
  endMs: number;
}

/** A turn on the time of the recording. */
export interface TimedTurn extends Turn {
  startMs: number;
  endMs: number;
  sentences: Sentence[];
}

/**
 * In the order in which they begin to be heard; they are told of as they end.
 *
 * @param zero - when the recording began, or else the call
 */
export function onTimeline(turns: readonly Turn[], zero: string): TimedTurn[] {
  const since = (at: string) => Math.max(0, Date.parse(at) - Date.parse(zero));
  const timed = turns.map((turn) => {
    const [startMs, endMs] = [since(turn.startedAt), since(turn.endedAt)];
    return { ...turn, startMs, endMs, sentences: sentencesOf(turn.text ?? '', startMs, endMs) };
  });
  return timed.sort((a, b) => a.startMs - b.startMs);
}

/** Each as long as its share of the text: only whole turns have been timed. */
export function sentencesOf(text: string, startMs: number, endMs: number): Sentence[] {
  const msPerSign = (endMs - startMs) / Math.max(1, text.length);
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)].map(
    ({ segment, index }) => ({
      text: segment,
      startMs: startMs + index * msPerSign,
      endMs: startMs + (index + segment.length) * msPerSign,
    }),
  );
}

/**
 * The last of them that has begun, which is heard or was heard last; -1: none yet.
 *
 * @param all - in the order of their beginnings
 */
export const currentOf = (all: readonly { startMs: number }[], timeMs: number): number =>
  all.findLastIndex(({ startMs }) => startMs <= timeMs + TOLERANCE_MS);

/** A player does not stop at the very millisecond it is sent to. */
const TOLERANCE_MS = 20;

/** The turn after, or the one before; from within a turn, "before" is its own beginning. */
export function stepFrom(turns: readonly TimedTurn[], timeMs: number, by: 1 | -1): number {
  const current = currentOf(turns, timeMs);
  const start = turns[current]?.startMs ?? 0;
  const isAtStart = timeMs - start < AT_START_MS;
  const target = by === 1 ? current + 1 : isAtStart ? current - 1 : current;
  return turns[Math.max(0, Math.min(turns.length - 1, target))]?.startMs ?? 0;
}

/** Who goes back so soon after a beginning wants the one before. */
const AT_START_MS = 1_000;
