import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from './metrics.ts';

/** Methods that HTTP defines; a client may send any word as one. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Measures each request, by its route. */
export function measureRequests(metrics: Metrics): MiddlewareHandler {
  return async function measureRequests(c, next) {
    const startedAt = performance.now();
    await next();
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    const durationMs = performance.now() - startedAt;
    metrics.requestAnswered(method, routePath(c), c.res.status, durationMs);
  };
}
