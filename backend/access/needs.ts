import type { MiddlewareHandler } from 'hono';
import type { Scope } from '../contract/access.ts';
import { ServiceError } from '../errors.ts';
import { may, type Principal, type PrincipalVariables } from './principal.ts';

/** Any one of them will do; what they are is in the description of the API. */
const CREDENTIALS: Record<string, string[]>[] = [{ bearer: [] }, { session: [] }];

/**
 * The part of a route's definition that says what its user must be allowed to do:
 * `createRoute({ ...needs('calls:read'), method: 'get', ... })`.
 */
export const needs = (scope: Scope) => ({
  middleware: requireScope(scope),
  security: CREDENTIALS,
  'x-scope': scope,
});

/** The same for a route that anyone may use who is known. */
export const needsNothing = () => ({ security: CREDENTIALS, 'x-scope': 'none' });

/** Lets a request pass whose principal has a scope. */
export function requireScope(scope: Scope): MiddlewareHandler<{ Variables: PrincipalVariables }> {
  return async function requireScope(c, next) {
    refuseWithout(c.get('principal'), scope);
    await next();
  };
}

/** @throws ServiceError `forbidden` when the principal has not this scope */
export function refuseWithout(principal: Principal, scope: Scope): void {
  if (may(principal, scope)) return;
  throw new ServiceError(
    'forbidden',
    `This needs the right ${scope}, which you do not have. An owner can grant it.`,
  );
}
