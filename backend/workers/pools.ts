import type { Worker, WorkerPool } from '../contract/workers.ts';
import { takesCalls } from './worker.ts';

/** The pools that have a worker or an agent, in the order of their names. */
export function toPools(
  agents: readonly { slug: string; agentName: string }[],
  workers: readonly Worker[],
): WorkerPool[] {
  const names = new Set([...agents, ...workers].map(({ agentName }) => agentName));
  return [...names].sort().map((agentName) => {
    const own = workers.filter((worker) => worker.agentName === agentName);
    const taking = own.filter(takesCalls);
    return {
      agentName,
      agents: agents.filter((agent) => agent.agentName === agentName).map(({ slug }) => slug),
      taking: taking.length,
      activeCalls: own
        .filter(({ state }) => state !== 'stopped' && state !== 'lost')
        .reduce((sum, { activeCalls }) => sum + activeCalls, 0),
      room: taking.reduce<number | null>(
        (sum, { activeCalls, maxCalls }) =>
          sum === null || maxCalls === null ? null : sum + Math.max(0, maxCalls - activeCalls),
        0,
      ),
    };
  });
}
