import type { countCalls } from '../../db/queries/figures.ts';
import type { Figures } from '../contract/figures.ts';

type Group = Awaited<ReturnType<typeof countCalls>>[number];

const sum = (groups: readonly Group[], of: (group: Group) => number): number =>
  groups.reduce((total, group) => total + of(group), 0);

/** The sums of calls that were counted by day and outcome: the first day and the most frequent outcome first. */
export function totals(
  groups: readonly Group[],
): Pick<Figures, 'calls' | 'outcomes' | 'cost' | 'days'> {
  const isOpen = ({ result }: Group) => result === null;
  return {
    calls: {
      total: sum(groups, ({ calls }) => calls),
      open: sum(groups.filter(isOpen), ({ calls }) => calls),
      unclosed: sum(
        groups.filter((group) => !isOpen(group)),
        ({ unclosed }) => unclosed,
      ),
    },
    outcomes: outcomes(groups),
    cost: {
      micros: sum(groups, ({ costMicros }) => costMicros),
      incompleteCalls: sum(groups, ({ incomplete }) => incomplete),
    },
    days: [...Map.groupBy(groups, ({ day }) => day)].map(([day, ofDay]) => ({
      day,
      calls: sum(ofDay, ({ calls }) => calls),
      failed: sum(ofDay, ({ result, calls }) => (result === 'failed' ? calls : 0)),
      costMicros: sum(ofDay, ({ costMicros }) => costMicros),
    })),
  };
}

const outcomes = (groups: readonly Group[]): Figures['outcomes'] =>
  [...Map.groupBy(groups, ({ reason }) => reason).values()]
    .flatMap((same) => {
      const { result = null, reason = null } = same[0] ?? {};
      return result && reason ? [{ result, reason, calls: sum(same, ({ calls }) => calls) }] : [];
    })
    .sort((a, b) => b.calls - a.calls);
