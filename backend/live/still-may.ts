import type { Context } from 'hono';
import { authenticate } from '../access/authenticate.ts';
import { may } from '../access/principal.ts';
import type { Scope } from '../contract/access.ts';
import { ServiceError } from '../errors.ts';
import type { Env } from '../http/env.ts';

/**
 * Whether who has sent a request would be let in with it now: a session may have ended meanwhile, a
 * key may have been revoked, a right taken away.
 *
 * @param services - what `authenticate` needs
 */
export function stillMay(services: Parameters<typeof authenticate>[0]) {
  const again = authenticate(services);
  return async (c: Context<Env>, scopes: readonly Scope[]): Promise<boolean> => {
    try {
      await again(c, async () => undefined);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'unauthorized') return false;
      throw error;
    }
    return scopes.every((scope) => may(c.get('principal'), scope));
  };
}
