import type { Database } from '../../db/client.ts';
import * as keys from '../../db/queries/api-keys.ts';
import type { ApiKey } from '../contract/keys.ts';
import { toApiKey } from './key.ts';

/** All keys that were not revoked, newest first. */
export async function listKeys(database: Database): Promise<ApiKey[]> {
  return (await keys.listKeys(database)).map(toApiKey);
}
