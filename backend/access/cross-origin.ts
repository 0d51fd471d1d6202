import { cors } from 'hono/cors';

/** Browsers ask again after this, in seconds. */
const MAX_AGE_SECONDS = 600;

/**
 * Lets pages of other origins send requests with a key. Cookies are not let through: a page can do what its
 * key may, and nothing in the name of whoever uses it.
 */
export function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['POST'],
    allowHeaders: ['Authorization', 'Content-Type'],
    maxAge: MAX_AGE_SECONDS,
  });
}
