import { percentile } from '../../backend/contract/percentile.ts';
import { inColumns } from '../columns.ts';
import type { ArmName } from './arms/arm.ts';
import { FLOOR_MS } from './delays.ts';
import type { Score } from './score.ts';

/** All that one arm's calls showed. */
export interface ArmResult {
  readonly arm: ArmName;
  readonly scores: readonly Score[];
  readonly greetingsMs: readonly number[];
}

/** The longest pause after half a sentence that a good listener leaves to the caller. */
const SHORT_PAUSE_MS = 1_050;

export const latenciesOf = ({ scores }: ArmResult): number[] =>
  scores.map(({ latencyMs }) => latencyMs).filter((ms) => ms !== null);

const numbers = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const at = (values: readonly number[], share: number) => {
  const value = percentile(values, share);
  return value === undefined ? '-' : String(Math.round(value));
};

/** As `3 of 12 (25 %)`. */
function share(of: readonly boolean[]): string {
  if (of.length === 0) return '-';
  const hits = of.filter(Boolean).length;
  return `${hits} of ${of.length} (${Math.round((100 * hits) / of.length)} %)`;
}

function rowsOf(result: ArmResult): [string, string][] {
  const { scores, greetingsMs } = result;
  const latencies = latenciesOf(result);
  const pauses = scores.flatMap((score) => score.pauses);
  const cutOffs = (isOfKind: (pause: (typeof pauses)[number]) => boolean) =>
    share(pauses.filter(isOfKind).map(({ cutOff }) => cutOff));
  const stops = numbers(scores.map(({ stopMs }) => stopMs));
  const backchannels = scores.map(({ stopped }) => stopped).filter((stopped) => stopped !== null);
  const asked = scores.filter(({ kind }) => kind !== 'backchannel' && kind !== 'interruption');
  const p50 = percentile(latencies, 0.5);
  return [
    ['replies measured', String(latencies.length)],
    ['response p50, ms', at(latencies, 0.5)],
    ['response p95, ms', at(latencies, 0.95)],
    [`p50 above the stub delays (${FLOOR_MS})`, p50 ? String(Math.round(p50 - FLOOR_MS)) : '-'],
    [
      'cut off: unfinished, to 1 s',
      cutOffs(({ kind, pauseMs }) => kind !== 'finished-sounding' && pauseMs <= SHORT_PAUSE_MS),
    ],
    [
      'cut off: unfinished, longer',
      cutOffs(({ kind, pauseMs }) => kind !== 'finished-sounding' && pauseMs > SHORT_PAUSE_MS),
    ],
    ['cut off: finished-sounding', cutOffs(({ kind }) => kind === 'finished-sounding')],
    ['missed turns', share(asked.map(({ missed }) => missed))],
    ['stopped by a backchannel', share(backchannels)],
    ['interruption stops p50, ms', at(stops, 0.5)],
    ['interruption stops p95, ms', at(stops, 0.95)],
    ['greeting p50, ms', at(greetingsMs, 0.5)],
  ];
}

/** One utterance in a line, for who watches. */
export const describeScore = (score: Score): string =>
  `${score.name.padEnd(34)} ${score.kind.padEnd(18)} ${outcomeOf(score)}`;

function outcomeOf({ kind, latencyMs, pauses, missed, stopped, stopMs }: Score): string {
  if (stopped !== null) return stopped ? 'stopped the agent' : 'the agent went on';
  if (kind === 'interruption')
    return stopMs === null ? 'nothing to stop' : `stopped after ${Math.round(stopMs)} ms`;
  if (missed) return 'no reply';
  if (latencyMs !== null) return `${Math.round(latencyMs)} ms`;
  return pauses.some(({ cutOff }) => cutOff) ? 'cut off' : 'spoken over';
}

/** A row for each figure, a column for each arm. */
export function table(results: readonly ArmResult[]): string {
  const columns = results.map(rowsOf);
  const names = columns[0]?.map(([name]) => name) ?? [];
  const lines = [
    ['', ...results.map(({ arm }) => arm)],
    ...names.map((name, row) => [name, ...columns.map((column) => column[row]?.[1] ?? '')]),
  ];
  return inColumns(lines);
}
