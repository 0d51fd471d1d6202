import type { Database } from '../db/client.ts';
import type { Network } from './access/client-address.ts';
import type { ModelProviders } from './agents/minute-lines.ts';
import type { LiveKitConfig } from './config.ts';
import type { Health } from './contract/health.ts';
import type { CreditConfig } from './cost/reserve.ts';
import type { Doctor } from './doctor/doctor.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Live } from './live/live.ts';
import type { Rooms } from './livekit/rooms.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { ProvisioningServices } from './provisioning/services.ts';
import type { RecordingStore } from './recordings/store.ts';
import type { VoiceSamples } from './voices/voice-samples.ts';

/** What the routes are given to work with. */
export interface Services {
  database: Database;
  queue: JobQueue;
  livekit: LiveKitConfig;
  livekitPublicUrl: string;
  serviceToken: string;
  /** Where people open the page, such as https://switchboard.example.com. */
  publicUrl: string;
  /** The same on this machine. */
  localUrls: readonly string[];
  /** What is between us and clients, and tells where those are. */
  trustedProxies: readonly Network[];
  /** What Prometheus reads the metrics with: the service token unless there is one of its own. */
  metricsToken: string;
  rooms: Rooms;
  metrics: Metrics;
  live: Live;
  credit: CreditConfig;
  recordings: RecordingStore;
  /** As the price book names those who provide the models. */
  modelProviders: ModelProviders;
  voiceSamples: Pick<VoiceSamples, 'speak'>;
  log: Logger;
  now: () => Date;
  /** Whether the tables are up to date, so that requests can be served. */
  isPrepared: () => boolean;
  health: () => Promise<Health>;
  /** Trunks and numbers, and what brings LiveKit in line with them. */
  provisioning: ProvisioningServices;
  doctor: Doctor;
  /** Asks for LiveKit's trunks and rules to be brought in line, soon. */
  requestProvisioning: () => void;
}
