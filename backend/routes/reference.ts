import { createRouter } from '../http/router.ts';

/** The API's own description, for programs. It holds no secret, and is open to all. */
export function referenceRoutes(describe: () => object) {
  // The routes are all there once requests come.
  let document: object | undefined;
  return createRouter().get('/openapi.json', (c) => {
    document ??= describe();
    return c.json(document);
  });
}
