import type { Database } from '../../db/client.ts';
import { listNumbers, type NumberRow } from '../../db/queries/numbers.ts';
import { listTrunks, type TrunkRow } from '../../db/queries/trunks.ts';
import { type MediaEncryption, mediaEncryption } from '../contract/sip-trunk.ts';
import { openPassword } from '../trunks/password.ts';
import { ProvisioningError } from './error.ts';
import type { Trunk } from './trunk-file.ts';
import { listed } from './wording.ts';

/**
 * All trunks that should be, with their numbers: those of the file, and those kept through the API,
 * whose numbers may be on a trunk of the file too.
 *
 * @param credentialsKey - opens the passwords; null when the installation has none
 * @throws ProvisioningError naming what is declared twice, and what cannot be used
 */
export async function desiredTrunks(
  database: Database,
  fileTrunks: Trunk[],
  credentialsKey: Buffer | null,
): Promise<Trunk[]> {
  const rows = await listTrunks(database);
  refuseTwice(
    'trunks/{name}',
    rows.map(({ name }) => name),
    fileTrunks.map(({ name }) => name),
  );
  const numbers = (await listNumbers(database)).filter(({ source }) => source === 'api');
  refuseTwice(
    'numbers/{number}',
    numbers.map(({ number }) => number),
    fileTrunks.flatMap((trunk) => trunk.numbers.map(({ number }) => number)),
  );
  const trunks = [...fileTrunks, ...rows.map((row) => toTrunk(row, credentialsKey))];
  return withNumbers(trunks, numbers);
}

function refuseTwice(path: string, kept: string[], inFile: string[]): void {
  const file = new Set(inFile);
  const twice = kept.filter((name) => file.has(name));
  if (twice.length === 0) return;
  throw new ProvisioningError(
    `Declared twice, in the trunk file and on the page: ${twice.join(', ')}. ` +
      `Wanted: one of them. Remove it from the file or from the page (DELETE /v1/${path}).`,
  );
}

function toTrunk(row: TrunkRow, key: Buffer | null): Trunk {
  const { name, username, sealedPassword } = row;
  const password = sealedPassword === null ? '' : openPassword(key, name, sealedPassword);
  if (password === null) {
    throw new ProvisioningError(
      `The password of trunk "${name}" cannot be opened: ` +
        `${key === null ? 'CREDENTIALS_KEY is not set' : 'it was kept under another CREDENTIALS_KEY'}. ` +
        'Set the key again, or give the trunk its password anew.',
    );
  }
  return {
    name,
    allowedAddresses: row.allowedAddresses as string[],
    auth: username === null ? null : { username, password },
    mediaEncryption: toMediaEncryption(row.mediaEncryption),
    numbers: [],
  };
}

export const toMediaEncryption = (stored: string): MediaEncryption => mediaEncryption.parse(stored);

function withNumbers(trunks: Trunk[], rows: NumberRow[]): Trunk[] {
  const byTrunk = Map.groupBy(rows, ({ trunk }) => trunk);
  const names = new Set(trunks.map(({ name }) => name));
  const homeless = rows.filter(({ trunk }) => !names.has(trunk));
  if (homeless.length > 0) {
    const named = homeless.map(({ number, trunk }) => `${number} on "${trunk}"`);
    throw new ProvisioningError(
      `Numbers are on trunks that do not exist any more: ${listed(named)}. ` +
        'Declare the trunk again, or move the numbers (PUT /v1/numbers/{number}).',
    );
  }
  return trunks.map((trunk) => {
    const added = (byTrunk.get(trunk.name) ?? []).map(({ number, agent }) => ({ number, agent }));
    return { ...trunk, numbers: [...trunk.numbers, ...added] };
  });
}
