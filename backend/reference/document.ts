import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { errorResponse } from '../contract/errors.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED, KEPT_HOURS } from '../contract/idempotency.ts';
import { errorTable } from './errors.ts';
import { completeOperation, errorResponses, operationsOf } from './operations.ts';
import { TAGS } from './tags.ts';
import { describeWebhooks } from './webhooks.ts';

const DESCRIPTION = `All that the operator's page does, for programs.

## Who asks
\`Authorization: Bearer\` with an API key or the token of the installation, or the cookie of someone who
has signed in. Each route names the one scope that it needs.

## Pages
Lists that can grow take \`limit\` and \`cursor\`, and answer with \`nextCursor\`: pass it on as \`cursor\`,
unread, to get the next page. \`null\`: this was the last one.

## Doing things once
A write with the header \`${IDEMPOTENCY_KEY}\` is done once for its key: sent again within ${KEPT_HOURS} hours it gets
the first answer, marked \`${IDEMPOTENCY_REPLAYED}: true\`. Keys are apart for each asker, method and path. The
same key with another body or query is refused. While the first request runs, a second gets \`conflict\` with
\`Retry-After\`. Answers of 401, 403, 429 and from 500 on are not kept, so that the same request can be tried
again with its key.

## Money, times, numbers
Money is in millionths of the currency's unit. Times are ISO 8601 in UTC, phone numbers E.164.

## Errors
Every error has the one form \`{"error": {"code", "message", "issues"?, "requestId"}}\`, with a code of
this closed list:

${errorTable()}
`;

/** The OpenAPI 3.1 document of all routes that the app has. */
export function describeApi<E extends Env>(app: OpenAPIHono<E>) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Switchboard', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    tags: [...new Map(Object.values(TAGS).map((tag) => [tag.name, tag])).values()],
  });
  // Parts of it belong to the routes' definitions, which other documents are made of, too.
  const { paths = {}, components = {} } = JSON.parse(JSON.stringify(document)) as typeof document;
  for (const { path, method, operation } of operationsOf(paths)) {
    completeOperation(path, method, operation);
  }
  return {
    ...document,
    paths,
    webhooks: describeWebhooks(),
    components: {
      ...components,
      schemas: {
        ...components.schemas,
        Error: z.toJSONSchema(errorResponse, { target: 'draft-2020-12' }),
      },
      responses: errorResponses(),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, or the token of the installation.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'switchboard.session_token',
          description: 'Of someone who has signed in.',
        },
      },
    },
  };
}
