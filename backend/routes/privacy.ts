import { createRoute, z } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { phoneNumber } from '../contract/common.ts';
import { callerExport, erasure } from '../contract/privacy.ts';
import { ServiceError } from '../errors.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import { eraseCaller } from '../privacy/erase.ts';
import { exportCaller } from '../privacy/export.ts';
import type { Services } from '../services.ts';

const params = z.object({ number: phoneNumber });

const exportAll = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/callers/{number}/export',
  operationId: 'exportCaller',
  summary: 'Export all that is kept on a caller, as one JSON document',
  request: { params },
  responses: { 200: reply('All that is kept', callerExport), ...failure },
});

const erase = createRoute({
  ...needs('calls:erase'),
  method: 'delete',
  path: '/callers/{number}',
  operationId: 'eraseCaller',
  summary: 'Erase all that is kept on a caller; refused while a call with them is open',
  request: { params },
  responses: { 200: reply('What was erased', erasure), ...failure },
});

type PrivacyServices = Pick<Services, 'database' | 'recordings' | 'log' | 'now'>;

export function privacyRoutes(services: PrivacyServices) {
  const { database, log, now } = services;
  const router = createRouter().openapi(erase, async (c) => {
    const erased = await eraseCaller(services, c.req.valid('param').number, now());
    log.info(erased, 'Caller erased');
    return c.json(erased, 200);
  });
  // A typed route answers with a value, which would have to be in memory as a whole.
  router.openAPIRegistry.registerPath(exportAll);
  router.get(exportAll.getRoutingPath(), exportAll.middleware, async (c) => {
    const { data } = params.safeParse(c.req.param());
    if (data === undefined) throw new ServiceError('invalid_request', 'Wanted: a number in E.164.');
    const pieces = await exportCaller(database, data.number, now());
    return c.body(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()), 200, {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="caller.json"',
    });
  });
  return router;
}
