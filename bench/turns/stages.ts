import { percentile } from '../../backend/contract/percentile.ts';
import type { LogEntry, StubEvent } from './stub-log.ts';

/** What happens between the caller's last sound and the reply, in the order in which it should. */
const STAGES: readonly [StubEvent, string][] = [
  ['last voiced frame', 'the last voiced frame is at the recogniser'],
  ['interim', 'the last interim transcript is sent'],
  ['final', 'the final transcript is sent'],
  ['chat request', 'the model is asked for the reply'],
  ['first token', 'its first token is sent'],
  ['text to speak', 'the first sentence is with the voice'],
  ['first audio', 'its first audio is sent'],
];

/** When each stage of one turn was reached, in ms after the caller's last voiced frame was sent. */
export type TurnStages = Partial<Record<StubEvent, number>>;

/**
 * Finds the stages of a turn in the log of the stubs: of what was prepared several times, the one
 * that was heard.
 *
 * @param endAtMs - when the caller's last voiced frame was sent, and `replyAtMs` when the reply was
 *   heard, both on the log's clock
 */
export function stagesOf(log: readonly LogEntry[], endAtMs: number, replyAtMs: number): TurnStages {
  const stages: TurnStages = {};
  let untilMs = replyAtMs;
  let spoken: string | undefined;
  // Backwards, as each stage is the last of its kind before the one after it.
  for (const [event] of STAGES.toReversed()) {
    const isOfHearing = ['last voiced frame', 'interim', 'final'].includes(event);
    const before = isOfHearing ? replyAtMs : untilMs;
    // More text may be with the voice before the first of it is heard.
    const isOther = (text: string) => event === 'text to speak' && text !== (spoken ?? text);
    const entry = log.findLast(
      (one) => one.event === event && one.atMs <= before && !isOther(one.text),
    );
    if (entry === undefined) continue;
    if (event === 'first audio') spoken = entry.text;
    stages[event] = entry.atMs - endAtMs;
    if (!isOfHearing) untilMs = entry.atMs;
  }
  return stages;
}

/** The medians, a line a stage. */
export function describeStages(
  arm: string,
  turns: readonly TurnStages[],
  latencies: readonly number[],
): string {
  const median = (values: readonly number[]) => `${Math.round(percentile(values, 0.5) ?? 0)} ms`;
  const line = (name: string, values: readonly number[]) =>
    `  ${median(values).padStart(8)}  ${name}`;
  return [
    `${arm}: where the time of a turn goes, from the last voiced frame the caller sent (medians of ${turns.length})`,
    ...STAGES.map(([event, name]) =>
      line(
        name,
        turns.map((turn) => turn[event]).filter((ms) => ms !== undefined),
      ),
    ),
    line('the caller hears the reply', latencies),
  ].join('\n');
}
