import type { Database } from '../../db/client.ts';
import { deletePerson } from '../../db/queries/people.ts';
import type { Principal } from '../access/principal.ts';
import { keepAnOwner } from './keep-an-owner.ts';
import { findSubject } from './person.ts';

/**
 * Removes someone, with their sessions and the keys they made. The audit log keeps their name.
 *
 * @throws ServiceError `not_found`; `forbidden` for who may do more than the asker; `conflict` for the
 *   last owner
 */
export async function removePerson(
  database: Database,
  principal: Principal,
  id: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await findSubject(transaction, principal, id);
    await keepAnOwner(transaction, id);
    await deletePerson(transaction, id);
  });
}
