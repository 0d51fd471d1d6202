import type { MiddlewareHandler } from 'hono';
import type { Env } from '../http/env.ts';
import { endStream } from './end-stream.ts';
import { type IdentifyServices, identification } from './identify.ts';
import { may } from './principal.ts';

/** How long someone can go on following a stream who may no longer. */
const RECHECK_MS = 15_000;

/** Finds out who asks, and refuses who cannot be known: at once, and in the course of a stream. */
export function authenticate(
  services: IdentifyServices,
  recheckMs = RECHECK_MS,
): MiddlewareHandler<Env> {
  const identify = identification(services);
  return async function authenticate(c, next) {
    const { principal, setCookie } = await identify(c);
    for (const cookie of setCookie) c.header('set-cookie', cookie, { append: true });
    c.set('principal', principal);
    await next();

    if (principal.kind === 'service' || !isStream(c.res)) return;
    const stillMay = async () => {
      const now = (await identify(c)).principal;
      return principal.scopes.every((scope) => may(now, scope));
    };
    c.res = endStream(c.res, stillMay, recheckMs);
  };
}

const isStream = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('text/event-stream') ?? false;
