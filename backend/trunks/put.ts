import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { countNumbersOfTrunks } from '../../db/queries/numbers.ts';
import { findTrunk, saveTrunk, type TrunkRow } from '../../db/queries/trunks.ts';
import type { putTrunkRequest, putTrunkResponse } from '../contract/trunks.ts';
import { ServiceError } from '../errors.ts';
import type { ProvisioningServices } from '../provisioning/services.ts';
import { fileTrunks } from './file-trunks.ts';
import { sealPassword } from './password.ts';
import { withSettings } from './read.ts';
import { viewStoredTrunk } from './view.ts';

type Settings = z.infer<typeof putTrunkRequest>;

/**
 * Creates a trunk or replaces all that is set of it, and provisions it at once. A password is kept
 * encrypted; one that is not sent again stays.
 *
 * @param mayReplace - false: it must be new
 * @throws ServiceError `conflict` for a trunk of the file or, if it must be new, one that exists;
 *   `invalid_request` without a password to authenticate with; `unavailable` without a key to
 *   encrypt it
 */
export async function putTrunk(
  database: Database,
  provisioning: ProvisioningServices,
  name: string,
  settings: Settings,
  { mayReplace, now }: { mayReplace: boolean; now: Date },
): Promise<z.infer<typeof putTrunkResponse> & { created: boolean }> {
  const { readTrunkFile, provisioner, credentialsKey } = provisioning;
  refuseTrunkOfFile(await fileTrunks(readTrunkFile), name);
  const present = await findTrunk(database, name);
  if (present !== undefined && !mayReplace) {
    throw new ServiceError('conflict', `There is a trunk "${name}" already. Take another name.`);
  }
  const { allowedAddresses, mediaEncryption } = settings;
  const auth = authOf(name, settings.auth, present, credentialsKey);
  const values = { name, allowedAddresses, mediaEncryption, ...auth };
  const { row, created } = await saveTrunk(database, values, now);
  const attempt = await provisioner.request();
  const count = (await countNumbersOfTrunks(database)).get(name) ?? 0;
  const trunk = await withSettings(viewStoredTrunk(row, count), provisioning);
  return { trunk, created, provisioning: attempt };
}

/** @throws ServiceError `conflict` for a trunk that the trunk file declares */
export function refuseTrunkOfFile(inFile: { name: string }[], trunk: string): void {
  if (!inFile.some(({ name }) => name === trunk)) return;
  throw new ServiceError(
    'conflict',
    `The trunk "${trunk}" is declared in the trunk file. Change it there, then run npm run provision.`,
  );
}

function authOf(
  trunk: string,
  auth: Settings['auth'],
  present: TrunkRow | undefined,
  key: Buffer | null,
): Pick<TrunkRow, 'username' | 'sealedPassword'> {
  if (auth === null) return { username: null, sealedPassword: null };
  const { username, password } = auth;
  const kept = present?.sealedPassword ?? null;
  if (password !== undefined) {
    return { username, sealedPassword: sealPassword(key, trunk, password) };
  }
  if (kept !== null) return { username, sealedPassword: kept };
  throw new ServiceError('invalid_request', 'The trunk cannot be kept so.', [
    { path: 'auth.password', message: 'a password for this user, as none is kept yet' },
  ]);
}
