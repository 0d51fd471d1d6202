import { hasOwner } from '../../db/queries/people.ts';
import { createOneTimeLink } from '../access/one-time-link.ts';
import type { OneTimeLink } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';

/**
 * Makes the link under which the first owner sets a password.
 *
 * @throws ServiceError `conflict` once there is an owner
 */
export async function linkFirstOwner(
  services: Pick<Services, 'database' | 'publicUrl' | 'now'>,
): Promise<OneTimeLink> {
  if (await hasOwner(services.database)) {
    throw new ServiceError(
      'conflict',
      'There is an owner, who can invite others under Settings. For one who has lost their password: npm run owner-link -- their@e-mail.address',
    );
  }
  return createOneTimeLink(services, null);
}
