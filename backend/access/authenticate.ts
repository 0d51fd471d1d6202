import type { MiddlewareHandler } from 'hono';
import { ServiceError } from '../errors.ts';
import type { Env } from '../http/env.ts';
import { bearerToken, tokenCheck } from '../http/require.ts';
import { findKeyPrincipal } from '../keys/find.ts';
import { hasSignedLink } from '../recordings/allow-signed.ts';
import type { Services } from '../services.ts';
import type { Auth } from './auth.ts';
import { clientOf } from './client.ts';
import { LINK, type Principal, SERVICE } from './principal.ts';
import { readSession } from './session.ts';

/** Finds out who asks, and refuses who cannot be known. */
export function authenticate(
  services: Pick<Services, 'database' | 'serviceToken' | 'now'> & { auth: Auth },
): MiddlewareHandler<Env> {
  const isSigned = hasSignedLink(services.serviceToken, services.now);
  const isServiceToken = tokenCheck(services.serviceToken);

  async function ofToken(token: string): Promise<Principal> {
    if (isServiceToken(token)) return SERVICE;
    const principal = await findKeyPrincipal(services, token);
    if (principal !== null) return principal;
    throw new ServiceError(
      'unauthorized',
      'This token is not known: it is wrong, revoked or expired. Make a new API key under Settings.',
    );
  }

  return async function authenticate(c, next) {
    const token = bearerToken(c);
    if (token !== null) {
      c.set('principal', await ofToken(token));
      return next();
    }
    if (isSigned(c)) {
      c.set('principal', LINK);
      return next();
    }
    const session = await readSession(services.auth, clientOf(c));
    if (session === null) {
      throw new ServiceError(
        'unauthorized',
        'Sign in, or send the header Authorization: Bearer with an API key.',
      );
    }
    for (const cookie of session.setCookie) c.header('set-cookie', cookie, { append: true });
    c.set('principal', session.person);
    return next();
  };
}
