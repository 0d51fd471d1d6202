import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { findAgent } from '../../db/queries/agents.ts';
import { saveNumber } from '../../db/queries/numbers.ts';
import { findTrunk } from '../../db/queries/trunks.ts';
import type { putNumberRequest, putNumberResponse } from '../contract/numbers.ts';
import { ServiceError } from '../errors.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import type { Trunk } from '../provisioning/trunk-file.ts';
import { fileTrunks } from '../trunks/file-trunks.ts';
import { toNumber } from './list.ts';

/**
 * Gives a number to an agent, on a trunk of the file or one of our own, and provisions it at once.
 * It stays wanted when LiveKit cannot be reached or refuses: that is tried again, and told.
 *
 * @throws ServiceError `conflict` for a number of the trunk file, `invalid_request` for an agent or
 *   a trunk that does not exist
 */
export async function putNumber(
  database: Database,
  { readTrunkFile, provisioner }: Pick<ProvisioningServices, 'readTrunkFile' | 'provisioner'>,
  number: string,
  { agent, trunk }: z.infer<typeof putNumberRequest>,
): Promise<z.infer<typeof putNumberResponse> & { created: boolean }> {
  const inFile = await fileTrunks(readTrunkFile);
  refuseNumberOfFile(inFile, number);
  const found = await findAgent(database, agent);
  if (found === undefined || found.archivedAt !== null) {
    throw missing('agent', `an agent that exists; there is no "${agent}"`);
  }
  const isOfFile = inFile.some(({ name }) => name === trunk);
  if (!isOfFile && (await findTrunk(database, trunk)) === undefined) {
    throw missing('trunk', `a trunk that exists; there is no "${trunk}"`);
  }
  const { row, created } = await saveNumber(database, { number, agent, trunk });
  return { number: toNumber(row), created, provisioning: await provisioner.request() };
}

/** @throws ServiceError `conflict` for a number that the trunk file declares */
export function refuseNumberOfFile(inFile: Trunk[], number: string): void {
  const owner = inFile.find(({ numbers }) => numbers.some((entry) => entry.number === number));
  if (owner === undefined) return;
  throw new ServiceError(
    'conflict',
    `${number} is declared in the trunk file, on trunk "${owner.name}". Change it there, then run npm run provision.`,
  );
}

const missing = (path: string, message: string) =>
  new ServiceError('invalid_request', 'The number cannot be assigned so.', [{ path, message }]);
