import type { Database } from '../../db/client.ts';
import { lockOwners } from '../../db/queries/people.ts';
import { ServiceError } from '../errors.ts';

/**
 * Lets someone go who may be an owner, but not the last one. What follows belongs into the same
 * transaction, so that two owners do not let each other go.
 *
 * @throws ServiceError `conflict`
 */
export async function keepAnOwner(transaction: Database, id: string): Promise<void> {
  const owners = await lockOwners(transaction);
  if (owners.length !== 1 || owners[0] !== id) return;
  throw new ServiceError('conflict', 'This is the last owner. Make someone else an owner first.');
}
