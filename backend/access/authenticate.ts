import type { MiddlewareHandler } from 'hono';
import { requireToken } from '../http/require.ts';
import { hasSignedLink } from '../recordings/allow-signed.ts';
import type { Services } from '../services.ts';
import { LINK, type PrincipalVariables, SERVICE } from './principal.ts';

/** Finds out who asks, and refuses who cannot be known. */
export function authenticate(
  services: Pick<Services, 'serviceToken' | 'now'>,
): MiddlewareHandler<{ Variables: PrincipalVariables }> {
  const isSigned = hasSignedLink(services.serviceToken, services.now);
  const requireServiceToken = requireToken(services.serviceToken);
  return async function authenticate(c, next) {
    if (isSigned(c)) {
      c.set('principal', LINK);
      return next();
    }
    c.set('principal', SERVICE);
    return requireServiceToken(c, next);
  };
}
