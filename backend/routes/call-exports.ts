import { createRoute, z } from '@hono/zod-openapi';
import { findCall } from '../../db/queries/calls.ts';
import { needs } from '../access/needs.ts';
import { callFor, requireContentFor } from '../calls/content.ts';
import { exportCsv, exportJson } from '../calls/export.ts';
import {
  type Call,
  exportCallsQuery,
  exportCallsResponse,
  MAX_EXPORTED_CALLS,
} from '../contract/calls.ts';
import { exportedCall } from '../contract/privacy.ts';
import { ServiceError } from '../errors.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import { exportCall } from '../privacy/export-call.ts';
import type { Services } from '../services.ts';

const params = z.object({ id: z.uuid() });

const many = createRoute({
  ...needs('calls:read'),
  method: 'get',
  path: '/calls/export',
  operationId: 'exportCalls',
  summary: 'Export the calls of a filter, newest first',
  description: `At most ${MAX_EXPORTED_CALLS} calls; where there are more, the last line of the CSV and \`complete\` in the JSON say so.`,
  request: { query: exportCallsQuery },
  responses: {
    200: {
      description: 'The calls',
      content: {
        'text/csv': { schema: z.string() },
        'application/json': { schema: exportCallsResponse },
      },
    },
    ...failure,
  },
});

const one = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/export',
  operationId: 'exportCall',
  summary: 'Export all that is kept of a call, as one JSON document',
  request: { params },
  responses: { 200: reply('The call', exportedCall), ...failure },
});

/** To be mounted before the routes of single calls: `export` is no id. */
export function callExportRoutes({ database, now }: Pick<Services, 'database' | 'now'>) {
  return createRouter()
    .openapi(many, async (c) => {
      const { format, ...filter } = c.req.valid('query');
      const principal = c.get('principal');
      requireContentFor(filter, principal);
      const write = format === 'csv' ? exportCsv : exportJson;
      const pieces = write(database, filter, (call: Call) => callFor(principal, call));
      const day = now().toISOString().slice(0, 10);
      return new Response(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()), {
        headers: {
          'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
          'content-disposition': `attachment; filename="calls-${day}.${format}"`,
        },
      });
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      const call = await findCall(database, id);
      if (call === undefined) throw new ServiceError('not_found', 'There is no such call.');
      c.header('content-disposition', `attachment; filename="call-${id}.json"`);
      return c.json(await exportCall(database, call, now()), 200);
    });
}
