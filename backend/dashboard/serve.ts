import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { SecureHeadersVariables } from 'hono/secure-headers';

type Env = { Variables: SecureHeadersVariables };

/** Below these no address is a page. */
const NOT_PAGES = /^\/(v1|auth|assets)\//;
/** Where `dashboard/vite.config.ts` has the build leave room for the nonce of each answer. */
const NONCE = '__CSP_NONCE__';
const NOT_BUILT = "The operator's page has not been built. Run `npm run build`, then reload.";

/**
 * Serves the operator's page from the folder it was built into. Names of assets tell their content,
 * so that a browser keeps them; the page itself it asks for each time.
 */
export function serveDashboard(folder: string): Hono<Env> {
  const files = serveStatic<Env>({
    // Not `root`, which must exist from the beginning.
    rewriteRequestPath: (path) => join(folder, path),
    precompressed: true,
  });
  return new Hono<Env>()
    .get('/assets/*', keep('public, max-age=31536000, immutable'), files)
    .get('/favicon.svg', keep('public, max-age=86400'), files)
    .get('*', async (c, next) => {
      // Who does not look with a browser is told in the form of the API that there is nothing.
      const isBrowser = c.req.header('accept')?.includes('text/html') ?? false;
      if (!isBrowser || NOT_PAGES.test(c.req.path)) return next();
      return servePage(c, folder);
    });
}

/** Has a browser keep what it is given. */
function keep(cacheControl: string): MiddlewareHandler {
  return async function keep(c, next) {
    await next();
    if (c.res.ok) c.header('cache-control', cacheControl);
  };
}

/** The same for every address: which page it is, is decided in the browser. */
async function servePage(c: Context<Env>, folder: string): Promise<Response> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  if (html === null) return c.text(NOT_BUILT, 503);
  c.header('cache-control', 'no-cache');
  return c.html(html.replaceAll(NONCE, c.get('secureHeadersNonce') ?? ''));
}
