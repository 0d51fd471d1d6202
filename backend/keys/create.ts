import type { Database } from '../../db/client.ts';
import { addKey } from '../../db/queries/api-keys.ts';
import { findPerson } from '../../db/queries/people.ts';
import { type Principal, requireAll } from '../access/principal.ts';
import { createToken, hashToken } from '../access/token-hash.ts';
import type { ApiKey, CreateKeyRequest } from '../contract/keys.ts';
import { ServiceError } from '../errors.ts';
import { KEY_PREFIX, toApiKey } from './key.ts';

/** How much of a key people see of it later. */
const SHOWN = KEY_PREFIX.length + 6;

/**
 * Makes an API key. Only its hash is kept.
 *
 * @throws ServiceError `forbidden` for a key, or a scope that its maker lacks, `invalid_request` for one that has
 *   expired already
 */
export async function createKey(
  { database, now }: { database: Database; now: () => Date },
  principal: Principal,
  { name, scopes, expiresAt }: CreateKeyRequest,
): Promise<{ key: ApiKey; secret: string }> {
  requireAll(principal, scopes);
  const expiry = expiresAt === null ? null : new Date(expiresAt);
  if (expiry !== null && expiry <= now()) {
    const issue = { path: 'expiresAt', message: 'a time to come' };
    throw new ServiceError('invalid_request', 'This key would have expired already.', [issue]);
  }
  const maker = await makerOf(database, principal);
  const secret = `${KEY_PREFIX}${createToken()}`;
  const key = await addKey(database, {
    name,
    hash: hashToken(secret),
    prefix: secret.slice(0, SHOWN),
    scopes: [...scopes],
    madeBy: maker?.id ?? null,
    createdAt: now(),
    expiresAt: expiry,
  });
  return { key: toApiKey({ key, maker }), secret };
}

/** Who answers for a key. A key cannot: it would outlive its own revocation in those it made. */
async function makerOf(database: Database, principal: Principal) {
  if (principal.kind === 'service') return null;
  const found = principal.kind === 'person' ? await findPerson(database, principal.id) : undefined;
  if (found !== undefined) return found.person;
  throw new ServiceError('forbidden', 'Only people make keys. Sign in to make one.');
}
