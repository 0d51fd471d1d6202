import type { CallFilter as Filter } from '../../db/queries/call-filter.ts';
import type { CallFilter } from '../contract/calls.ts';

/** A filter of the contract as the database takes it. */
export function toFilter({
  open,
  recorded,
  trial,
  from,
  to,
  minLatencyMs,
  maxLatencyMs,
  q,
  ...same
}: CallFilter): Filter {
  return {
    ...same,
    open: isTrue(open),
    recorded: isTrue(recorded),
    trial: isTrue(trial),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    minLatencyP95Ms: minLatencyMs,
    maxLatencyP95Ms: maxLatencyMs,
    words: q,
  };
}

const isTrue = (flag: 'true' | 'false' | undefined) =>
  flag === undefined ? undefined : flag === 'true';
