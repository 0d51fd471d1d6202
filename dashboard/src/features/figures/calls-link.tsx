import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Filters of the list of calls, under the names in its address. */
export interface CallFilters {
  from?: string;
  to?: string;
  agent?: string | undefined;
  reason?: string;
  minDurationMs?: number;
  maxDurationMs?: number;
  minLatencyMs?: number;
}

/** Opens the calls that a figure is about. */
export const CallsLink = ({ filters, children }: { filters: CallFilters; children: ReactNode }) => (
  <Link to="/calls" search={filters}>
    {children}
  </Link>
);
