import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { ServiceError } from '../errors.ts';

// Digests have one length, so that comparing them takes the same time for any token.
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets a request pass that carries the service token. */
export function requireToken(token: string): MiddlewareHandler {
  const wanted = digest(token);
  return async function requireToken(c, next) {
    const [, given = ''] = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (!timingSafeEqual(digest(given), wanted)) {
      throw new ServiceError(
        'unauthorized',
        'Send the header Authorization: Bearer, with the token of this installation.',
      );
    }
    await next();
  };
}

/** Lets requests pass once the tables are up to date. */
export function requirePrepared(isPrepared: () => boolean): MiddlewareHandler {
  return async function requirePrepared(_c, next) {
    if (!isPrepared()) throw new ServiceError('unavailable', 'The backend is starting. Try again.');
    await next();
  };
}
