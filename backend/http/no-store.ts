import type { MiddlewareHandler } from 'hono';

/** Has nobody on the way keep answers, but for those that say how they may be kept. */
export function noStore(): MiddlewareHandler {
  return async function noStore(c, next) {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  };
}
