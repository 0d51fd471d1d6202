import type { Database } from '../../db/client.ts';
import type { Config } from '../config.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';

/** The installation that the doctor looks at. */
export interface Patient {
  config: Config;
  database: Database;
  provisioning: ProvisioningServices;
  /** Starts a sandbox, runs something in it and ends it. */
  probeSandbox: (signal: AbortSignal) => Promise<void>;
}
