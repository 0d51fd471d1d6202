import type { Database } from '../../db/client.ts';
import { countJobs } from '../../db/queries/figures.ts';
import { listWorkers } from '../workers/list.ts';
import type { Counted, Gauges } from './instruments.ts';

/** What the database knows at each scrape. */
export function createGauges(
  database: Database,
  now: () => Date,
  liveViewers: () => number,
): Omit<Gauges, 'openCalls'> {
  return {
    liveViewers,
    async workers(): Promise<Counted> {
      const workers = await listWorkers(database, now());
      const groups = Map.groupBy(workers, ({ agentName, state }) => `${agentName} ${state}`);
      return [...groups.values()].flatMap(([one, ...more]) =>
        one ? { labels: { pool: one.agentName, state: one.state }, value: more.length + 1 } : [],
      );
    },
    async jobs(): Promise<Counted> {
      return (await countJobs(database)).flatMap(({ queue, waiting, running }) => [
        { labels: { queue, state: 'waiting' }, value: waiting },
        { labels: { queue, state: 'running' }, value: running },
      ]);
    },
  };
}
