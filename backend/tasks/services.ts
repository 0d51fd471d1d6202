import type { Database } from '../../db/client.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** What tasks are given of the backend. */
export interface TaskServices {
  database: Database;
  queue: JobQueue;
  metrics: Metrics;
  log: Logger;
  now: () => Date;
}
