import { ROLES, type Role, SCOPES, type Scope } from '../contract/access.ts';
import { ServiceError } from '../errors.ts';

interface Allowed {
  scopes: readonly Scope[];
}

/** Who asks. */
export type Principal =
  /** Our own worker, or whoever has the service token. */
  | ({ kind: 'service' } & Allowed)
  | ({ kind: 'person'; id: string; name: string; role: Role } & Allowed)
  | ({ kind: 'key'; id: string; name: string } & Allowed)
  /** Whoever was given a signed link to the one thing that is asked for. */
  | ({ kind: 'link' } & Allowed);

/** What `c.get` knows once it is known who asks. */
export interface PrincipalVariables {
  principal: Principal;
}

export const SERVICE: Principal = { kind: 'service', scopes: SCOPES };
export const LINK: Principal = { kind: 'link', scopes: ['calls:content'] };

/** What people call who asks; null for the installation itself. */
export const nameOf = (principal: Principal): string | null =>
  'name' in principal ? principal.name : null;

export const may = (principal: Principal, scope: Scope): boolean =>
  principal.scopes.includes(scope);

/** What someone may do who has a role. */
export function scopesOf({ role, mayHear }: { role: Role; mayHear: boolean }): readonly Scope[] {
  const scopes: readonly Scope[] = ROLES[role];
  return mayHear && !scopes.includes('calls:content') ? [...scopes, 'calls:content'] : scopes;
}

/**
 * Nobody gives away, or disposes of someone who has, more than they have themselves.
 *
 * @throws ServiceError `forbidden` naming what is missing
 */
export function requireAll(principal: Principal, scopes: readonly Scope[]): void {
  const missing = scopes.filter((scope) => !may(principal, scope));
  if (missing.length === 0) return;
  throw new ServiceError(
    'forbidden',
    `This takes rights that you do not have yourself: ${missing.join(', ')}.`,
  );
}
