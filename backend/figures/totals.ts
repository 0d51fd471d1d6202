import type { Counts } from '../../db/queries/rollups.ts';
import { COST_PARTS } from '../contract/events.ts';
import type { Figures } from '../contract/figures.ts';
import { OUTCOMES, outcomeReason } from '../contract/outcome.ts';

type Total = Figures['total'];

const FAILURES = outcomeReason.options.filter((reason) => OUTCOMES[reason] === 'failed');

/** The names of the sums that `toTotals` reads. */
export const TOTAL_NAMES = [
  ...['calls', 'durationMs', 'cost/micros', 'cost/incomplete'],
  ...COST_PARTS.flatMap((part) => [`cost/${part}`, `cost/${part}/unknown`]),
  ...FAILURES.map((reason) => `ended/${reason}`),
];

export function toTotals(
  sums: Counts,
): Pick<Total, 'calls' | 'failed' | 'durationMs' | 'cost' | 'costParts'> {
  const of = (name: string) => sums[name] ?? 0;
  const parts = COST_PARTS.map((part) => {
    return [
      part,
      { micros: of(`cost/${part}`), incompleteCalls: of(`cost/${part}/unknown`) },
    ] as const;
  });
  return {
    calls: of('calls'),
    failed: FAILURES.reduce((failed, reason) => failed + of(`ended/${reason}`), 0),
    durationMs: of('durationMs'),
    cost: { micros: of('cost/micros'), incompleteCalls: of('cost/incomplete') },
    costParts: Object.fromEntries(
      parts.filter(([, { micros, incompleteCalls }]) => micros + incompleteCalls > 0),
    ),
  };
}

/** The most frequent first. */
export const outcomes = (sums: Counts): Total['outcomes'] =>
  outcomeReason.options
    .map((reason) => ({ result: OUTCOMES[reason], reason, calls: sums[`ended/${reason}`] ?? 0 }))
    .filter(({ calls }) => calls > 0)
    .sort((a, b) => b.calls - a.calls);

/** The most frequent first. */
export const errors = (sums: Counts): Total['errors'] =>
  Object.entries(sums)
    .flatMap(([name, count]) => {
      const [, part, kind] = /^talk\/error\/(.+)\/(.+)$/.exec(name) ?? [];
      return part && kind ? [{ part, kind, count }] : [];
    })
    .sort((a, b) => b.count - a.count);

export function toTalk(sums: Counts): Total['talk'] {
  const of = (name: string) => sums[`talk/${name}`] ?? 0;
  return {
    turns: { caller: of('turns/caller'), agent: of('turns/agent') },
    replies: of('replies'),
    cutOffs: of('cutOffs'),
    interruptions: of('interruptions'),
    silenceMs: of('silenceMs'),
    deadAirs: of('deadAirs'),
    deadAirMs: of('deadAirMs'),
  };
}

export function toStages(sums: Counts): Total['stages'] {
  const count = sums['talk/staged'] ?? 0;
  const average = (name: string) =>
    count === 0 ? 0 : Math.round((sums[`talk/stage/${name}`] ?? 0) / count);
  return {
    count,
    transcriptMs: average('transcriptMs'),
    decisionMs: average('decisionMs'),
    replyMs: average('replyMs'),
  };
}
