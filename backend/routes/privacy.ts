import { createRoute, z } from '@hono/zod-openapi';
import type { TypedResponse } from 'hono';
import { phoneNumber } from '../contract/common.ts';
import { type CallerExport, callerExport, erasure } from '../contract/privacy.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import { eraseCaller } from '../privacy/erase.ts';
import { exportCaller } from '../privacy/export.ts';
import type { RecordingDeletion } from '../privacy/retention.ts';
import type { Services } from '../services.ts';

const params = z.object({ number: phoneNumber });

const exportAll = createRoute({
  method: 'get',
  path: '/callers/{number}/export',
  summary: 'Export all that is kept on a caller, as one JSON document',
  request: { params },
  responses: { 200: reply('All that is kept', callerExport), ...failure },
});

const erase = createRoute({
  method: 'delete',
  path: '/callers/{number}',
  summary: 'Erase all that is kept on a caller; refused while a call with them is open',
  request: { params },
  responses: { 200: reply('What was erased', erasure), ...failure },
});

type PrivacyRouteServices = Pick<Services, 'database' | 'now' | 'log'> & {
  recordings: RecordingDeletion;
};

export function privacyRoutes(services: PrivacyRouteServices) {
  const { database, now, log } = services;
  return createRouter()
    .openapi(exportAll, async (c) => {
      const { number } = c.req.valid('param');
      const text = await exportCaller(database, number, now());
      // Streamed: what is kept on a caller of many years may fill more than memory.
      const body = ReadableStream.from(text).pipeThrough(new TextEncoderStream());
      const headers = {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="caller.json"',
      };
      return c.body(body, 200, headers) as Response as TypedResponse<CallerExport, 200, 'json'>;
    })
    .openapi(erase, async (c) => {
      const erased = await eraseCaller(services, c.req.valid('param').number, now());
      log.info(erased, 'Caller erased');
      return c.json(erased, 200);
    });
}
