import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Figures } from '../../../../backend/contract/figures.ts';

/** Filters of the list of calls, under the names in its address. */
export interface CallFilters {
  from?: string;
  to?: string;
  agent?: string | undefined;
  result?: string;
  reason?: string;
  minDurationMs?: number;
  maxDurationMs?: number;
  minLatencyMs?: number;
  maxLatencyMs?: number;
  minErrors?: number;
  minInterruptions?: number;
}

/** The calls that are counted at all. */
export const timeOf = ({ from, to, agent }: Figures): CallFilters => ({
  from,
  to,
  agent: agent ?? undefined,
});

/** Opens the calls that a figure is about. */
export const CallsLink = ({ filters, children }: { filters: CallFilters; children: ReactNode }) => (
  <Link to="/calls" search={filters}>
    {children}
  </Link>
);
