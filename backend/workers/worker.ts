import type { WorkerRow } from '../../db/queries/workers.ts';
import { WORKER_GONE_MS, type Worker, type WorkerState } from '../contract/workers.ts';

/** A worker as it is read. */
export const toWorker = ({ jobs: _, ...row }: WorkerRow, now: Date): Worker => ({
  ...row,
  state: stateOf(row, now),
  seenAt: row.seenAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  crashedAt: row.crashedAt?.toISOString() ?? null,
});

function stateOf(row: Omit<WorkerRow, 'jobs'>, now: Date): WorkerState {
  const { draining, stopping, activeCalls, maxCalls } = row;
  if (now.getTime() - row.seenAt.getTime() > WORKER_GONE_MS) return stopping ? 'stopped' : 'lost';
  if (stopping) return 'stopping';
  if (draining) return 'draining';
  return maxCalls !== null && activeCalls >= maxCalls ? 'full' : 'ready';
}

/** Whether it takes calls, now or when one of its calls ends. */
export const takesCalls = ({ state }: Worker): boolean => state === 'ready' || state === 'full';
