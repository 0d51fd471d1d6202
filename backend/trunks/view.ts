import type { TrunkRow } from '../../db/queries/trunks.ts';
import type { TrunkView } from '../contract/trunks.ts';
import { toMediaEncryption } from '../provisioning/desired.ts';
import type { Trunk } from '../provisioning/trunk-file.ts';

/** A trunk of the file, without its password. */
export function viewFileTrunk(trunk: Trunk, numbers: number): TrunkView {
  const { name, allowedAddresses, auth, mediaEncryption } = trunk;
  const username = auth?.username ?? null;
  return { name, source: 'file', allowedAddresses, username, mediaEncryption, numbers };
}

/** One of our own, without its password. */
export function viewStoredTrunk(row: TrunkRow, numbers: number): TrunkView {
  return {
    name: row.name,
    source: 'api',
    allowedAddresses: row.allowedAddresses as string[],
    username: row.username,
    mediaEncryption: toMediaEncryption(row.mediaEncryption),
    numbers,
  };
}
