import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import { routePath } from 'hono/route';
import type { Logger } from '../log.ts';

/** Logs one line for each request. The route stands for the path, which can hold a caller's number. */
export function logRequests(log: Logger): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return async function logRequests(c, next) {
    const startedAt = performance.now();
    await next();
    const level = c.req.path === '/healthz' ? 'debug' : 'info';
    log[level](
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        route: routePath(c),
        status: c.res.status,
        durationMs: Math.round(performance.now() - startedAt),
      },
      'Request',
    );
  };
}
