import { findPersonByEmail } from '../../db/queries/people.ts';
import { createOneTimeLink } from '../access/one-time-link.ts';
import type { OneTimeLink } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';

/**
 * Makes a link for someone who cannot ask an owner for one, as an owner cannot who has lost their
 * password. For whoever has this machine.
 *
 * @throws ServiceError `not_found`
 */
export async function linkByEmail(
  services: Pick<Services, 'database' | 'publicUrl' | 'now'>,
  email: string,
): Promise<OneTimeLink> {
  const person = await findPersonByEmail(services.database, email.toLowerCase());
  if (person !== undefined) return createOneTimeLink(services, person.id);
  throw new ServiceError('not_found', `Nobody here has the address ${email}.`);
}
