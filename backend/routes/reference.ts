import { compress } from 'hono/compress';
import { createRouter } from '../http/router.ts';
import { PAGE_FILES } from '../reference/page.ts';

/** The API's own description, for programs and for people. It holds no secret, and is open to all. */
export function referenceRoutes(describe: () => object) {
  // The routes are all there once requests come.
  let document: object | undefined;
  const router = createRouter().get('/openapi.json', compress(), (c) => {
    document ??= describe();
    return c.json(document);
  });
  for (const [path, { contentType, read }] of Object.entries(PAGE_FILES)) {
    router.get(path, compress(), async (c) =>
      c.body(await read(), 200, { 'content-type': contentType, 'cache-control': 'no-cache' }),
    );
  }
  return router;
}
