import { createRoute } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { listAudit } from '../audit/list.ts';
import { listAuditQuery, listAuditResponse } from '../contract/audit.ts';
import { createRouter, failure, reply } from '../http/router.ts';
import type { Services } from '../services.ts';

const list = createRoute({
  ...needs('audit:read'),
  method: 'get',
  path: '/audit',
  operationId: 'listAudit',
  summary: 'List who changed what, and who was refused at the door, newest first',
  request: { query: listAuditQuery },
  responses: { 200: reply('One page of entries', listAuditResponse), ...failure },
});

export function auditRoutes({ database }: Pick<Services, 'database'>) {
  return createRouter().openapi(list, async (c) =>
    c.json(await listAudit(database, c.req.valid('query')), 200),
  );
}
