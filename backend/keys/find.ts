import type { Database } from '../../db/client.ts';
import { findKey, noteKeyUse } from '../../db/queries/api-keys.ts';
import type { Principal } from '../access/principal.ts';
import { hashToken } from '../access/token-hash.ts';
import { heldScopes, KEY_PREFIX } from './key.ts';

/** Who asks with an API key; null: it is none of ours, revoked or expired. */
export async function findKeyPrincipal(
  { database, now }: { database: Database; now: () => Date },
  secret: string,
): Promise<Principal | null> {
  if (!secret.startsWith(KEY_PREFIX)) return null;
  const found = await findKey(database, hashToken(secret), now());
  if (found === undefined) return null;
  await noteKeyUse(database, found.key, now());
  return { kind: 'key', id: found.key.id, name: found.key.name, scopes: heldScopes(found) };
}
