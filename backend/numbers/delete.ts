import type { Database } from '../../db/client.ts';
import * as numbers from '../../db/queries/numbers.ts';
import type { ProvisioningAttempt } from '../contract/provisioning.ts';
import { ServiceError } from '../errors.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import { fileTrunks } from '../trunks/file-trunks.ts';
import { refuseNumberOfFile } from './put.ts';

/**
 * Answers a number no longer, and takes it out of LiveKit at once.
 *
 * @throws ServiceError `conflict` for a number of the trunk file, `not_found`
 */
export async function deleteNumber(
  database: Database,
  { readTrunkFile, provisioner }: Pick<ProvisioningServices, 'readTrunkFile' | 'provisioner'>,
  number: string,
): Promise<ProvisioningAttempt> {
  refuseNumberOfFile(await fileTrunks(readTrunkFile), number);
  if (!(await numbers.deleteNumber(database, number))) {
    throw new ServiceError('not_found', `The number ${number} is not one of ours.`);
  }
  return provisioner.request();
}
