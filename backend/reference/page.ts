import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Switchboard: API reference</title>
    <link rel="stylesheet" href="/reference/swagger-ui.css">
  </head>
  <body>
    <main id="reference"></main>
    <script src="/reference/swagger-ui-bundle.js"></script>
    <script src="/reference/start.js"></script>
  </body>
</html>
`;

// A file by itself, as the content policy lets no script stand in the page.
const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
});
`;

export interface PageFile {
  contentType: string;
  read: () => Promise<string>;
}

const require = createRequire(import.meta.url);
const ofPackage = (name: string) => () =>
  readFile(require.resolve(`swagger-ui-dist/${name}`), 'utf8');
const html = 'text/html; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

/** The files of the browsable reference, by path: all of them ours to serve, none from elsewhere. */
export const PAGE_FILES: Readonly<Record<string, PageFile>> = {
  '/reference': { contentType: html, read: async () => PAGE },
  '/reference/start.js': { contentType: javascript, read: async () => START },
  '/reference/swagger-ui-bundle.js': {
    contentType: javascript,
    read: ofPackage('swagger-ui-bundle.js'),
  },
  '/reference/swagger-ui.css': {
    contentType: 'text/css; charset=utf-8',
    read: ofPackage('swagger-ui.css'),
  },
};
