import type { Database } from '../../db/client.ts';
import type { Config, Environment } from '../config.ts';
import { readSipSettings } from '../livekit/engine-settings.ts';
import type { Logger } from '../log.ts';
import { keepProvisioned, type Provisioner } from './keep-provisioned.ts';
import { livekitSip } from './livekit.ts';
import { provision } from './provision.ts';
import type { ProvisioningServices } from './services.ts';
import { readTrunkFile } from './trunk-file.ts';

/** What keeps this installation's trunks and numbers provisioned. Nothing is done until requested. */
export function createProvisioning(
  config: Config,
  environment: Environment,
  database: Database,
  log: Logger,
): ProvisioningServices & { provisioner: Provisioner } {
  const { sip, livekitPublicUrl } = config;
  const readFile = () => readTrunkFile(config.sipTrunkFile, environment);
  const needs = {
    sip: livekitSip(config.livekit),
    credentialsKey: config.credentialsKey,
    secret: config.livekit.apiSecret,
  };
  const provisionNow = async () => provision(database, { ...needs, fileTrunks: await readFile() });
  return {
    ...needs,
    readTrunkFile: readFile,
    provisioner: keepProvisioned(provisionNow, log),
    addresses: { publicAddress: sip.publicAddress, address: sip.address, livekitPublicUrl },
    sipSettings: () => readSipSettings(sip.configFile).catch(() => null),
  };
}
