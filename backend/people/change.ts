import { endSessions, updatePerson } from '../../db/queries/people.ts';
import { type Principal, requireAll, scopesOf } from '../access/principal.ts';
import type { ChangePersonRequest, Person } from '../contract/people.ts';
import type { Services } from '../services.ts';
import { keepAnOwner } from './keep-an-owner.ts';
import { findSubject, toPerson } from './person.ts';

/**
 * Changes what someone may do, at once. Who is disabled is signed out.
 *
 * @throws ServiceError `not_found`; `forbidden` where this is about more than the asker may do;
 *   `conflict` for the last owner
 */
export async function changePerson(
  { database, now }: Pick<Services, 'database' | 'now'>,
  principal: Principal,
  id: string,
  { name, role, mayHear, disabled }: ChangePersonRequest,
): Promise<Person> {
  return database.transaction(async (transaction) => {
    const before = await findSubject(transaction, principal, id);
    const disabledAt = disabled === true ? (before.person.disabledAt ?? now()) : null;
    const person = {
      ...before.person,
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      ...(mayHear !== undefined && { mayHear }),
      ...(disabled !== undefined && { disabledAt }),
      updatedAt: now(),
    };
    requireAll(principal, scopesOf(person));
    if (person.role !== 'owner' || person.disabledAt !== null) await keepAnOwner(transaction, id);
    const { id: _id, email: _email, ...fields } = person;
    await updatePerson(transaction, id, fields);
    if (person.disabledAt !== null) await endSessions(transaction, id);
    return toPerson({ ...before, person });
  });
}
