import type { Database } from '../db/client.ts';
import type { LiveKitConfig } from './config.ts';
import type { Health } from './contract/health.ts';
import type { CreditConfig } from './cost/reserve.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Rooms } from './livekit/rooms.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { ProvisioningServices } from './provisioning/services.ts';
import type { RecordingStore } from './recordings/store.ts';

/** What the routes are given to work with. */
export interface Services {
  database: Database;
  queue: JobQueue;
  livekit: LiveKitConfig;
  livekitPublicUrl: string;
  serviceToken: string;
  /** What Prometheus reads the metrics with: the service token unless there is one of its own. */
  metricsToken: string;
  rooms: Rooms;
  metrics: Metrics;
  credit: CreditConfig;
  recordings: RecordingStore;
  log: Logger;
  now: () => Date;
  /** Whether the tables are up to date, so that requests can be served. */
  isPrepared: () => boolean;
  health: () => Promise<Health>;
  /** Trunks and numbers, and what brings LiveKit in line with them. */
  provisioning: ProvisioningServices;
  /** Asks for LiveKit's trunks and rules to be brought in line, soon. */
  requestProvisioning: () => void;
}
