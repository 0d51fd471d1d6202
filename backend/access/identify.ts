import type { Context } from 'hono';
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

export interface Identified {
  principal: Principal;
  /** Of a session that was prolonged. */
  setCookie: string[];
}

export type IdentifyServices = Pick<Services, 'database' | 'serviceToken' | 'now'> & { auth: Auth };

/**
 * What finds out who asks.
 *
 * @throws ServiceError `unauthorized` for who cannot be known
 */
export function identification(services: IdentifyServices) {
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

  return async function identify(c: Context<Env>): Promise<Identified> {
    const token = bearerToken(c);
    if (token !== null) return { principal: await ofToken(token), setCookie: [] };
    if (isSigned(c)) return { principal: LINK, setCookie: [] };
    const session = await readSession(services.auth, clientOf(c));
    if (session !== null) return { principal: session.person, setCookie: session.setCookie };
    throw new ServiceError(
      'unauthorized',
      'Sign in, or send the header Authorization: Bearer with an API key.',
    );
  };
}
