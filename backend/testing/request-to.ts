import { requestId } from 'hono/request-id';
import { SERVICE } from '../access/principal.ts';
import { answerError } from '../http/errors.ts';
import { createRouter } from '../http/router.ts';
import { createLog } from '../log.ts';
import type { Request } from './services.ts';

type Routes = ReturnType<typeof createRouter>;

/** A set of routes by itself, for which the service token asks. */
export function serviceApp(routes: Routes): Routes {
  const app = createRouter();
  app.onError(answerError(createLog('silent')));
  app.use(requestId());
  app.use(async (c, next) => {
    c.set('principal', SERVICE);
    await next();
  });
  app.route('/', routes);
  return app;
}

/** Sends requests to a set of routes by itself, in process. */
export function requestTo(routes: Routes): Request {
  const app = serviceApp(routes);
  return async <Body>(method: string, path: string, body?: unknown) => {
    const response = await app.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
}
