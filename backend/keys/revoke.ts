import type { Database } from '../../db/client.ts';
import * as keys from '../../db/queries/api-keys.ts';
import { ServiceError } from '../errors.ts';

/**
 * Ends a key, at once.
 *
 * @throws ServiceError `not_found` when there is none
 */
export async function revokeKey(database: Database, id: string, now: Date): Promise<void> {
  if (await keys.revokeKey(database, id, now)) return;
  throw new ServiceError('not_found', 'There is no such key, or it is revoked already.');
}
