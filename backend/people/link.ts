import { createOneTimeLink } from '../access/one-time-link.ts';
import type { Principal } from '../access/principal.ts';
import type { OneTimeLink } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';
import { findSubject } from './person.ts';

/**
 * Makes a new link for someone who has lost their password, or the link before.
 *
 * @throws ServiceError `not_found`; `conflict` for who is disabled; `forbidden` for who may do more
 */
export async function linkPerson(
  services: Pick<Services, 'database' | 'publicUrl' | 'now'>,
  principal: Principal,
  id: string,
): Promise<OneTimeLink> {
  const { person } = await findSubject(services.database, principal, id);
  if (person.disabledAt !== null) {
    throw new ServiceError('conflict', `${person.name} is disabled. Enable them first.`);
  }
  return createOneTimeLink(services, id);
}
