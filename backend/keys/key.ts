import type { MadeKey } from '../../db/queries/api-keys.ts';
import { scopesOf } from '../access/principal.ts';
import { type Scope, scope } from '../contract/access.ts';
import type { ApiKey } from '../contract/keys.ts';

/** Begins each key, so that one that leaked can be recognised. */
export const KEY_PREFIX = 'sb_';

/** What a key may do: never more than its maker may do today. */
export function heldScopes({ key, maker }: MadeKey): readonly Scope[] {
  const given = scope.array().parse(key.scopes);
  if (maker === null) return given;
  const ofMaker = maker.disabledAt === null ? scopesOf(maker) : [];
  return given.filter((one) => ofMaker.includes(one));
}

export const toApiKey = ({ key, maker }: MadeKey): ApiKey => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: scope.array().parse(key.scopes),
  madeBy: maker?.name ?? null,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});
