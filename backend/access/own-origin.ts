import type { MiddlewareHandler } from 'hono';
import { ServiceError } from '../errors.ts';
import type { Services } from '../services.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a page of another site has a browser make, in which cookies speak for whoever
 * uses it. A request with `Authorization` is no such: browsers do not add that by themselves.
 */
export function refuseForeignOrigins({
  publicUrl,
  localUrls,
}: Pick<Services, 'publicUrl' | 'localUrls'>): MiddlewareHandler {
  const own = new Set([publicUrl, ...localUrls]);
  return async function refuseForeignOrigins(c, next) {
    const isRead = READS.has(c.req.method);
    const isProgram = c.req.header('authorization') !== undefined;
    const origin = c.req.header('origin');
    // Browsers say so where the connection can be trusted (W3C Fetch Metadata).
    const isSameOrigin = c.req.header('sec-fetch-site') === 'same-origin';
    const isOwn = origin === undefined ? c.req.header('cookie') === undefined : own.has(origin);
    if (!isRead && !isProgram && !isSameOrigin && !isOwn) {
      throw new ServiceError(
        'forbidden',
        origin === undefined
          ? 'This request says neither Origin nor Authorization. Programs send an API key.'
          : `This came from a page at ${origin}, but Switchboard is set up for ${publicUrl}. Open it there, or set PUBLIC_URL to the address that people use, and restart.`,
      );
    }
    await next();
  };
}
