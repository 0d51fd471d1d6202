import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { ServiceError } from '../errors.ts';

// Digests have one length, so that comparing them takes the same time for any token.
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Tells whether a token is the wanted one. */
export function tokenCheck(token: string): (given: string) => boolean {
  const wanted = digest(token);
  return (given) => timingSafeEqual(digest(given), wanted);
}

/** What a request brings as `Authorization: Bearer`; null: no such header, an empty text: another one. */
export function bearerToken(c: Context): string | null {
  const header = c.req.header('authorization');
  if (header === undefined || header === '') return null;
  return /^Bearer (.+)$/i.exec(header)?.[1] ?? '';
}

/** Lets requests pass once the tables are up to date. */
export function requirePrepared(isPrepared: () => boolean): MiddlewareHandler {
  return async function requirePrepared(_c, next) {
    if (!isPrepared()) throw new ServiceError('unavailable', 'The backend is starting. Try again.');
    await next();
  };
}
