import { addPerson } from '../../db/queries/people.ts';
import { createOneTimeLink } from '../access/one-time-link.ts';
import { type Principal, requireAll, scopesOf } from '../access/principal.ts';
import type { Invitation, InvitePersonRequest } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';
import { toPerson } from './person.ts';

/**
 * Lets someone in: they set a password under a link.
 *
 * @throws ServiceError `conflict` when the e-mail address is taken, `forbidden` for a role that may do
 *   more than who invites
 */
export async function invitePerson(
  services: Pick<Services, 'database' | 'publicUrl' | 'now'>,
  principal: Principal,
  { name, email, role, mayHear }: InvitePersonRequest,
): Promise<Invitation> {
  requireAll(principal, scopesOf({ role, mayHear }));
  const now = services.now();
  const fields = { name, email: email.toLowerCase(), role, mayHear };
  const person = await addPerson(services.database, { ...fields, createdAt: now, updatedAt: now });
  if (person === undefined) {
    throw new ServiceError('conflict', `Someone with the address ${email} is here already.`);
  }
  const link = await createOneTimeLink(services, person.id);
  return { person: toPerson({ person, hasPassword: false }), link };
}
