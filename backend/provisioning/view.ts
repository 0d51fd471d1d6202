import type { Database } from '../../db/client.ts';
import type { ProvisioningView } from '../contract/provisioning.ts';
import { describe } from './apply.ts';
import { problemOf } from './keep-provisioned.ts';
import { planChanges } from './provision.ts';
import type { ProvisioningServices } from './services.ts';

/** What is wanted against what LiveKit has, and how bringing it in line went last. */
export async function viewProvisioning(
  database: Database,
  { provisioner, readTrunkFile, ...needs }: ProvisioningServices,
): Promise<ProvisioningView> {
  const last = provisioner.last();
  try {
    const changes = await planChanges(database, { ...needs, fileTrunks: await readTrunkFile() });
    return { last, plan: changes.map(describe), problem: null };
  } catch (error) {
    return { last, plan: [], problem: problemOf(error) };
  }
}
