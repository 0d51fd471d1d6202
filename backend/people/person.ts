import type { Database } from '../../db/client.ts';
import { findPerson, type PersonRow } from '../../db/queries/people.ts';
import { type Principal, requireAll, scopesOf } from '../access/principal.ts';
import type { Person } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';

export interface StoredPerson {
  person: PersonRow;
  hasPassword: boolean;
}

export const toPerson = ({ person, hasPassword }: StoredPerson): Person => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  mayHear: person.mayHear,
  state: person.disabledAt !== null ? 'disabled' : hasPassword ? 'active' : 'invited',
  createdAt: person.createdAt.toISOString(),
});

/**
 * Someone whom the asker may decide over.
 *
 * @throws ServiceError `not_found`; `forbidden` for who may do more than the asker
 */
export async function findSubject(
  database: Database,
  principal: Principal,
  id: string,
): Promise<StoredPerson> {
  const found = await findPerson(database, id);
  if (found === undefined) throw new ServiceError('not_found', 'There is no such person.');
  requireAll(principal, scopesOf(found.person));
  return found;
}
