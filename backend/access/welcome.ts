import { hashPassword } from 'better-auth/crypto';
import type { Database } from '../../db/client.ts';
import { findLink, takeLink } from '../../db/queries/one-time-links.ts';
import { addPerson, findPerson, hasOwner, savePassword } from '../../db/queries/people.ts';
import type { Welcome, WelcomeRequest } from '../contract/people.ts';
import { ServiceError } from '../errors.ts';
import { hashToken } from './token-hash.ts';

type Needs = { database: Database; now: () => Date };

/**
 * Tells whom a one-time link is for.
 *
 * @throws ServiceError `not_found` for a link that was used, replaced or has expired
 */
export async function readWelcome({ database, now }: Needs, token: string): Promise<Welcome> {
  const link = await findLink(database, hashToken(token), now());
  if (link === undefined) throw linkGone();
  if (link.personId === null) return { purpose: 'owner', name: null, email: null };
  const found = await findPerson(database, link.personId);
  if (found === undefined) throw linkGone();
  const { name, email } = found.person;
  return { purpose: found.hasPassword ? 'reset' : 'invitation', name, email };
}

/**
 * Sets a password under a one-time link, which is then used up. Other sessions of that person end.
 *
 * @returns the e-mail address to sign in with
 * @throws ServiceError `not_found` for a link that cannot be used; `invalid_request` where the first
 *   owner does not say who they are; `conflict` where there is an owner already
 */
export async function acceptWelcome(
  { database, now }: Needs,
  request: WelcomeRequest,
): Promise<{ email: string }> {
  const tokenHash = hashToken(request.token);
  // Hashing is slow on purpose: not for whoever has no link.
  if ((await findLink(database, tokenHash, now())) === undefined) throw linkGone();
  const password = await hashPassword(request.password);
  return database.transaction(async (transaction) => {
    const link = await takeLink(transaction, tokenHash, now());
    if (link === undefined) throw linkGone();
    const person =
      link.personId === null
        ? await addFirstOwner(transaction, request, now())
        : (await findPerson(transaction, link.personId))?.person;
    if (person === undefined || person.disabledAt !== null) throw linkGone();
    await savePassword(transaction, person.id, password, now());
    return { email: person.email };
  });
}

async function addFirstOwner(transaction: Database, { name, email }: WelcomeRequest, now: Date) {
  if (name === undefined || email === undefined) {
    const issues = Object.entries({ name, email })
      .filter(([, value]) => value === undefined)
      .map(([path]) => ({ path, message: 'the first owner gives this' }));
    throw new ServiceError('invalid_request', 'Who is the owner?', issues);
  }
  if (await hasOwner(transaction)) {
    throw new ServiceError('conflict', 'There is an owner already. Ask them for an invitation.');
  }
  const owner = { name, email: email.toLowerCase(), role: 'owner' } as const;
  const person = await addPerson(transaction, { ...owner, createdAt: now, updatedAt: now });
  if (person !== undefined) return person;
  throw new ServiceError('conflict', `Someone with the address ${email} is here already.`);
}

const linkGone = () =>
  new ServiceError(
    'not_found',
    'This link was used already, replaced by a newer one, or has expired. Ask an owner for another; the first owner gets one from `npm run owner-link`.',
  );
