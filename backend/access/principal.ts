import { type Role, SCOPES, type Scope } from '../contract/access.ts';

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
