import type { Database } from '../../db/client.ts';
import { countNumbersOfTrunks } from '../../db/queries/numbers.ts';
import * as trunks from '../../db/queries/trunks.ts';
import type { ProvisioningAttempt } from '../contract/provisioning.ts';
import { ServiceError } from '../errors.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import { fileTrunks } from './file-trunks.ts';
import { refuseTrunkOfFile } from './put.ts';

/**
 * Removes a trunk that has no numbers.
 *
 * @throws ServiceError `conflict` for a trunk of the file or one with numbers, `not_found`
 */
export async function deleteTrunk(
  database: Database,
  { readTrunkFile, provisioner }: Pick<ProvisioningServices, 'readTrunkFile' | 'provisioner'>,
  name: string,
): Promise<ProvisioningAttempt> {
  refuseTrunkOfFile(await fileTrunks(readTrunkFile), name);
  const count = (await countNumbersOfTrunks(database)).get(name) ?? 0;
  if (count > 0) {
    throw new ServiceError(
      'conflict',
      `The trunk "${name}" has ${count === 1 ? 'a number' : `${count} numbers`}. Move or delete them first.`,
    );
  }
  if (!(await trunks.deleteTrunk(database, name))) {
    throw new ServiceError('not_found', `There is no trunk "${name}".`);
  }
  return provisioner.request();
}
